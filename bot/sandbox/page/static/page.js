// What HTML alone cannot: empty a box whose words were sent, and lead to a form that has opened.
document.addEventListener("htmx:after:request", (event) => {
  const { sourceElement, response } = event.detail.ctx;
  if (response && response.status < 400 && sourceElement.matches("form[data-empties]")) {
    sourceElement.reset();
  }
});

// A page that is drawn twice at once gives the second time back what had the focus before the first:
// so a new form is led to until somebody does something themselves.
let shown = "";
let leading = false;
for (const deed of ["pointerdown", "keydown"]) {
  document.addEventListener(deed, () => { leading = false; }, true);
}
document.addEventListener("htmx:after:swap", () => {
  const modal = document.querySelector(".modal");
  if (modal && modal.id !== shown) leading = true;
  if (modal && leading && !modal.contains(document.activeElement)) modal.focus();
  shown = modal ? modal.id : "";
});

// What was asked for before somebody moved on comes too late: they stay where they are now, and
// what is new is asked for there. Of two links the one that was followed last leads.
const look = () => document.getElementById("panes").getAttribute("hx-get");
let followed = 0;
let led = 0;
document.addEventListener("htmx:config:request", (event) => {
  const { ctx } = event.detail;
  ctx.from = look();
  if (ctx.sourceElement.matches("a")) ctx.link = followed += 1;
});
document.addEventListener("htmx:before:swap", (event) => {
  const { ctx } = event.detail;
  if (ctx.link ? ctx.link >= led : ctx.from === look()) {
    led = ctx.link ?? led;
    return;
  }
  event.preventDefault();
  document.getElementById("live").dispatchEvent(new Event("changed"));
});

// A message's menu closes when something in it was chosen, and not because others do something.
document.addEventListener("submit", (event) => {
  const menu = event.target.closest("details.more");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// What somebody has folded open stays open when the page is drawn anew.
function foldNames() {
  const names = new Map();
  for (const fold of document.querySelectorAll("details")) {
    const home = fold.closest("[id]");
    const beside = [...home.querySelectorAll("details")].indexOf(fold);
    names.set(`${home.id} ${beside}`, fold);
  }
  return names;
}

let opened = [];
document.addEventListener("htmx:before:swap", () => {
  opened = [...foldNames()].filter(([, fold]) => fold.open).map(([name]) => name);
});
document.addEventListener("htmx:after:swap", () => {
  const names = foldNames();
  for (const name of opened) names.get(name)?.setAttribute("open", "");
});

// Enter in a list's box looks for what was typed; it does not send the form that the box is in.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("input[data-seeks]")) return;
  event.preventDefault();
  event.target.parentElement.querySelector("button").click();
});
