/**
 * A button for a town’s own website: a plain link with its looks beside it, that works in any page, under any content policy
 * that allows styles, and that nobody can be followed by.
 */
export function linkForWebsite({ name, shortAddress }: { name: string; shortAddress: string }): string {
  const looks = [
    'display:inline-block',
    'padding:14px 20px',
    'border-radius:4px',
    'background:#1f5c5a',
    'color:#fff',
    'font:600 18px/1.3 system-ui,sans-serif',
    'text-decoration:none',
  ]
  return [
    `<a href="${escaped(shortAddress)}" style="${looks.join(';')}">`,
    '  Prendre rendez-vous avec un conseiller numérique',
    `  <span style="display:block;font-weight:400">${escaped(name)} · gratuit</span>`,
    '</a>',
  ].join('\n')
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
