// Before first paint: follow the system unless somebody pinned a look.
(function () {
  var root = document.documentElement;
  if (!root.getAttribute("data-look")) {
    var dark = window.matchMedia("(prefers-color-scheme: dark)");
    var follow = function () { root.setAttribute("data-bs-theme", dark.matches ? "dark" : "light"); };
    follow();
    dark.addEventListener("change", follow);
  }
})();
