import { Fragment } from 'react'

/** Words with a hyphen keep it within their line: a large title reads « Rendez-vous », never « Rendez- » and then « vous ». */
export const Unbroken = ({ children }: { children: string }) =>
  children.split(/(\S+-\S+)/).map((part, at) =>
    at % 2 === 0 ? (
      <Fragment key={at}>{part}</Fragment>
    ) : (
      <span key={at} className="unbroken">
        {part}
      </span>
    ),
  )
