export function LegalNoticePage() {
  return <h1>LegalNotice</h1>
}
