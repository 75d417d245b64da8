// Building the page out of nodes. Text always becomes a text node and attributes are set one by one, so nothing that
// a bot or a person wrote is ever read as HTML.

const SVG = "http://www.w3.org/2000/svg";

/** An element with these attributes and children. Functions under `on…` become listeners; false, null and undefined
 *  leave an attribute out, true sets it empty. Children may be nodes, strings, arrays, or nothing. */
export function h(tag, attributes = {}, ...children) {
  return furnish(document.createElement(tag), attributes, children);
}

/** The same for a drawing. */
export function svg(tag, attributes = {}, ...children) {
  return furnish(document.createElementNS(SVG, tag), attributes, children);
}

function furnish(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
  append(node, children);
  return node;
}

function setAttribute(node, name, value) {
  if (value === false || value === null || value === undefined) return;
  if (typeof value === "function") node.addEventListener(name.slice(2), value);
  else node.setAttribute(name, value === true ? "" : String(value));
}

function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    node.append(child);
  }
}

/** Everything inside `node` makes place for `children`. */
export function refill(node, ...children) {
  node.replaceChildren();
  append(node, children);
  return node;
}

let count = 0;

/** An id that no other element of this page has. */
export function freshId(word) {
  count += 1;
  return `${word}-${count}`;
}
