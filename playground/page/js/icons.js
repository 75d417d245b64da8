// The page's own pictures, drawn as lines on a field of 20 by 20. They are decoration: the words are beside them or in a label.

import { svg } from "./dom.js";

const LINES = {
  back: ["M12 4 6 10l6 6"],
  bolt: ["M11 2.5 4.5 11.5H9l-.8 6 6.8-9.2h-4.6z"],
  bug: [
    "M7 6a3 3 0 0 1 6 0",
    "M6 8.5h8v4a4 4 0 0 1-8 0z",
    "M10 8.5v8",
    "M6 9 3.5 7.5M6 12H3M6.5 14.5 4 16.5",
    "M14 9l2.5-1.5M14 12h3M13.5 14.5l2.5 2",
  ],
  calendar: ["M3.5 5h13v11.5h-13z", "M3.5 8.5h13", "M7 3v3.5M13 3v3.5"],
  check: ["m4.5 10.5 4 4 7-9"],
  chevron: ["m5.5 8 4.5 4.5L14.5 8"],
  clock: ["M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14z", "M10 6v4.2l2.8 1.8"],
  close: ["m5 5 10 10M15 5 5 15"],
  eye: ["M2.5 10s2.7-5 7.5-5 7.5 5 7.5 5-2.7 5-7.5 5-7.5-5-7.5-5z", "M10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z"],
  file: ["M5 2.5h6.5L15.5 6.5v11h-10.5z", "M11.5 2.5v4h4"],
  hash: ["M8 3 6.5 17M13.5 3 12 17M3.5 7.5h13.5M3 12.5h13.5"],
  home: ["M3.5 9.5 10 3.5l6.5 6", "M5.5 8.5v8h9v-8", "M8.5 16.5v-5h3v5"],
  lock: ["M5 9h10v7.5H5z", "M7 9V6.5a3 3 0 0 1 6 0V9"],
  menu: ["M3.5 5.5h13M3.5 10h13M3.5 14.5h13"],
  moon: ["M16 11.8A6.5 6.5 0 0 1 8.2 4a6.5 6.5 0 1 0 7.8 7.8z"],
  more: ["M4.5 10h.01M10 10h.01M15.5 10h.01"],
  plus: ["M10 4v12M4 10h12"],
  reply: ["M16 5.5H4v8h4v3l3.5-3H16z"],
  send: ["m3.5 4 13 6-13 6 2-6z", "M5.5 10h6"],
  sun: [
    "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z",
    "M10 2v2M10 16v2M2 10h2M16 10h2M4.4 4.4l1.4 1.4M14.2 14.2l1.4 1.4M15.6 4.4l-1.4 1.4M5.8 14.2l-1.4 1.4",
  ],
  warning: ["M10 3.5 17.5 16.5h-15z", "M10 8.5v3.5M10 14.3v.01"],
  window: ["M8 4.5H4v11.5h11.5V12", "M11 4h5v5M16 4 9.5 10.5"],
};

/** A picture by name. */
export function icon(name) {
  const paths = LINES[name].map((d) => svg("path", { d }));
  return svg("svg", { class: `icon icon-${name}`, viewBox: "0 0 20 20", "aria-hidden": "true" }, paths);
}
