/** What is not told of the country, and why: below its départements, which tell it. */
export function CountryUntold() {
  return (
    <section aria-labelledby="untold">
      <h2 id="untold">Ce qui se lit département par département</h2>
      <p>
        À cette échelle, les chiffres viennent de totaux tenus à mesure que les séances sont notées. Les
        lieux, la distance à la permanence la plus proche, les publics, les communes de résidence et les
        rendez-vous se lisent séance par séance&nbsp;: choisissez un département dans le tableau pour les
        voir.
      </p>
    </section>
  )
}

/** Why most filters wait for a département. */
export const whyWithoutFilters =
  'À cette échelle, les totaux ne distinguent que la période et le type de séance. Choisissez un département pour filtrer par structure, lieu, conseiller·ère, canal, thème, public ou étiquette.'
