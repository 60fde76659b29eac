/** An ice floe with a keyhole in it, afloat. */
export const Logo = () => (
  <svg
    xmlns="http://www.w3.org/2000/svg"
    width="32"
    height="32"
    viewBox="0 0 32 32"
    aria-hidden="true"
    focusable="false"
  >
    <path fill="#a9e4f7" d="M9.5 3.5 21 2l7.5 6.5-2.5 10L15 22 5 18.5 3.5 9z" />
    <path fill="#5fb7d9" d="m5 18.5 10 3.5 11-3.5-1.6 4.3L15.2 26l-8.7-3.2z" />
    <path
      fill="#0b3c5d"
      d="M15.7 7a3.5 3.5 0 0 0-1.7 6.55l-.9 3.95h5.2l-.9-3.95A3.5 3.5 0 0 0 15.7 7z"
    />
    <path
      fill="none"
      stroke="#5fb7d9"
      strokeLinecap="round"
      strokeWidth="2"
      d="M3 28c2-1.6 4.3-1.6 6.5 0s4.3 1.6 6.5 0 4.3-1.6 6.5 0 4.5 1.6 6.5 0"
    />
  </svg>
);
