/** The few drawings of the house, from the design system's set. They only accompany words, so nobody hears them. */
const icon = (path: string) =>
  function Icon() {
    return (
      <svg
        className="icon"
        viewBox="0 0 24 24"
        width="1.25em"
        height="1.25em"
        aria-hidden="true"
        focusable="false"
      >
        <path fill="currentColor" d={path} />
      </svg>
    )
  }

export const AddIcon = /* @__PURE__ */ icon('M11 11V5h2v6h6v2h-6v6h-2v-6H5v-2h6Z')
export const BookIcon = /* @__PURE__ */ icon(
  'M21 18H6a1 1 0 0 0 0 2h15v2H6a3 3 0 0 1-3-3V4a2 2 0 0 1 2-2h16v16ZM5 16.05q.25-.05.5-.05H19V4H5v12.05ZM16 9H8V7h8v2Z',
)
export const CalendarIcon = /* @__PURE__ */ icon(
  'M9 1v2h6V1h2v2h4a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h4V1h2Zm11 10H4v8h16v-8ZM7 5H4v4h16V5h-3v2h-2V5H9v2H7V5Z',
)
export const ChartIcon = /* @__PURE__ */ icon(
  'M21 3a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h18Zm-1 2H4v14h16V5ZM9 13v4H7v-4h2Zm4-6v10h-2V7h2Zm4 3v7h-2v-7h2Z',
)
export const CheckIcon = /* @__PURE__ */ icon('m10 15.17 9.19-9.2 1.42 1.42L10 18l-6.36-6.36 1.41-1.42z')
export const ClockIcon = /* @__PURE__ */ icon(
  'M12 22a10 10 0 1 1 0-20 10 10 0 0 1 0 20Zm0-2a8 8 0 1 0 0-16 8 8 0 0 0 0 16Zm1-8h4v2h-6V7h2v5Z',
)
export const CloseIcon = /* @__PURE__ */ icon(
  'm12 10.6 4.95-4.96 1.4 1.4L13.42 12l4.96 4.95-1.4 1.4L12 13.42l-4.95 4.96-1.4-1.4L10.58 12 5.63 7.05l1.4-1.4z',
)
export const MailIcon = /* @__PURE__ */ icon(
  'M3 3h18a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1Zm17 4.238-7.928 7.1L4 7.216V19h16V7.238ZM4.511 5l7.55 6.662L19.502 5H4.511Z',
)
export const MoreIcon = /* @__PURE__ */ icon('M3 4h18v2H3V4Zm0 7h18v2H3v-2Zm0 7h18v2H3v-2Z')
export const PersonIcon = /* @__PURE__ */ icon(
  'M4 22a8 8 0 1 1 16 0h-2a6 6 0 1 0-12 0H4Zm8-9a6 6 0 1 1 0-12 6 6 0 0 1 0 12Zm0-2a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z',
)
export const PhoneIcon = /* @__PURE__ */ icon(
  'M8.54 3a1 1 0 0 1 1 .92 11.4 11.4 0 0 0 1.36 4.58 1 1 0 0 1-.3 1.3l-1.24.88a10.6 10.6 0 0 0 3.96 3.96l.88-1.24a1 1 0 0 1 1.3-.3 11.4 11.4 0 0 0 4.58 1.36 1 1 0 0 1 .92 1v4.46a1 1 0 0 1-.9 1Q19.3 21 18.5 21A15.5 15.5 0 0 1 3.08 3.9 1 1 0 0 1 4.08 3h4.46Zm-.9 2H5.02A13.5 13.5 0 0 0 19 18.99v-2.64a13.4 13.4 0 0 1-3.67-1.1l-1.35 1.9q-.83-.32-1.6-.75l-.05-.03a12.6 12.6 0 0 1-4.7-4.7l-.04-.06q-.42-.76-.75-1.59l1.9-1.35A13.4 13.4 0 0 1 7.65 5Z',
)
export const PinIcon = /* @__PURE__ */ icon(
  'M18.36 3.64a9 9 0 0 1 0 12.73L12 22.73l-6.36-6.36A9 9 0 0 1 18.36 3.64ZM7.05 5.05a7 7 0 0 0 0 9.9L12 19.9l4.95-4.95a7 7 0 0 0-9.9-9.9ZM12 8a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z',
)
export const SettingsIcon = /* @__PURE__ */ icon(
  'M12 1l9.5 5.5v11L12 23l-9.5-5.5v-11L12 1Zm0 2.31L4.5 7.65v8.7l7.5 4.34 7.5-4.34v-8.7L12 3.31ZM12 16a4 4 0 1 1 0-8 4 4 0 0 1 0 8Zm0-2a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
)
export const TagIcon = /* @__PURE__ */ icon(
  'm10.9 2.1 9.9 1.41 1.42 9.9-9.2 9.2a1 1 0 0 1-1.4 0l-9.91-9.9a1 1 0 0 1 0-1.42L10.9 2.1Zm.71 2.12L3.83 12l8.49 8.49 7.78-7.78-1.06-7.43-7.43-1.06Zm2.12 6.37a2 2 0 1 1 2.83-2.83 2 2 0 0 1-2.83 2.83Z',
)
export const TodayIcon = /* @__PURE__ */ icon(
  'M12.67 1.61 23 11h-3v9a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-9H1l10.33-9.39a1 1 0 0 1 1.34 0ZM12 3.7 6 9.16V19h5v-6h2v6h5V9.16l-6-5.46Z',
)
