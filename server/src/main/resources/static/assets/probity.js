// Comfort only: every journey works without this file.
(function () {
  "use strict";

  // Drafts: what is typed is sent to the server a moment after each pause, and when the page is left.
  function fields(form) {
    var data = new FormData(form);
    var kept = new URLSearchParams();
    data.forEach(function (value, name) {
      var input = form.elements[name];
      var secret = input && input.type === "password";
      if (typeof value === "string" && !secret && (name.charAt(0) !== "_" || name === "_csrf")) kept.append(name, value);
    });
    kept.append("_form", new URL(form.action).pathname);
    return kept;
  }
  document.querySelectorAll("form[data-draft]").forEach(function (form) {
    var timer = null, dirty = false;
    var mark = form.querySelector("[data-draft-state]");
    function send(leaving) {
      if (!dirty) return;
      dirty = false;
      var body = fields(form);
      if (leaving && navigator.sendBeacon) { navigator.sendBeacon("/drafts", body); return; }
      fetch("/drafts", { method: "POST", body: body, credentials: "same-origin" }).then(function (answer) {
        if (mark) mark.textContent = answer.ok ? "Draft kept" : "";
      }).catch(function () { dirty = true; });
    }
    form.addEventListener("input", function () {
      dirty = true;
      if (mark) mark.textContent = "";
      clearTimeout(timer);
      timer = setTimeout(send, 600);
    });
    form.addEventListener("submit", function () { clearTimeout(timer); dirty = false; });
    window.addEventListener("pagehide", function () { send(true); });
  });

  // Ctrl+Enter sends the form one is typing in; "/" goes to the search field.
  document.addEventListener("keydown", function (event) {
    var at = event.target;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && at.form) {
      event.preventDefault();
      at.form.requestSubmit();
    } else if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) {
      var search = document.querySelector("[data-search]");
      if (search) { event.preventDefault(); search.focus(); }
    }
  });

  // A refused form: go to what is wrong.
  var wrong = document.getElementById("conflict") || document.querySelector(".is-wrong") || document.getElementById("problems");
  if (wrong) wrong.focus({ preventScroll: false });

  // One send at a time; the server makes a second one harmless anyway.
  document.querySelectorAll("form").forEach(function (form) {
    form.addEventListener("submit", function () {
      setTimeout(function () {
        form.querySelectorAll("button:not([name])").forEach(function (button) { button.setAttribute("aria-busy", "true"); });
      }, 0);
    });
  });

  // CVSS: the lists write the vector; the score beside it follows by itself.
  document.querySelectorAll("form[data-cvss]").forEach(function (form) {
    var field = form.elements.vector;
    form.querySelectorAll("[data-calculator]").forEach(function (lists) {
      lists.addEventListener("change", function () {
        var parts = [];
        lists.querySelectorAll("select").forEach(function (s) { if (s.value) parts.push(s.getAttribute("data-metric") + ":" + s.value); });
        field.value = lists.getAttribute("data-calculator") + parts.join("/");
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
    });
  });

  // "Copy" buttons.
  document.querySelectorAll("[data-copy]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(button.getAttribute("data-copy")).then(function () { button.textContent = "Copied"; });
    });
  });
})();
