export function PersonalDataPage() {
  return <h1>PersonalData</h1>
}
