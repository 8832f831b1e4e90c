// The table of models: search, filters, sorting and paging, in the browser, offline too.
// Texts of the dataset reach the page by textContent only.
"use strict";

(() => {
  const table = document.getElementById("bang");
  const box = document.getElementById("du-lieu");
  if (!table || !box) return;

  const ROWS = 50;
  const data = JSON.parse(box.textContent);
  const byId = (id) => document.getElementById(id);
  const inputs = { q: byId("q"), "linh-vuc": byId("linh-vuc"), tinh: byId("tinh"), nam: byId("nam"), loai: byId("loai") };
  const body = table.tBodies[0];
  const collator = new Intl.Collator("vi");
  const whole = new Intl.NumberFormat("vi-VN");
  const state = { key: "", down: false, page: 1 };
  const rows = [];
  let loaded = 0;

  const fold = (text) =>
    text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");

  // A row by name; the positions are those of models_page.py.
  const read = (row) => {
    const [name, href, field, subfield, units, kinds, places, homes, province, day, title, source, score, persons] = row;
    const label = `${data.fields[field] || field}: ${data.subfields[subfield] || subfield}`;
    const words = [name, label, province, title, source, ...units, ...places, ...persons, ...homes.flat()];
    return { name, href, field, subfield, units, kinds, places, homes, province, day, title, source, score, label,
      order: rows.length, words: fold(words.join("\n")) };
  };

  const sortKeys = {
    "ten": (row) => row.name,
    "don-vi": (row) => row.units.join("; "),
    "dia-ban": (row) => (row.homes.length ? row.homes[0][0].split(", ").reverse().join(", ") : row.places.join("; ")),
    "linh-vuc": (row) => row.label,
    "ngay": (row) => row.day,
    "bai": (row) => row.title,
    "xac-suat": (row) => (row.score === null ? -1 : row.score),
  };

  const chosen = () => {
    const words = fold(inputs.q.value).split(/\s+/).filter(Boolean);
    const field = inputs["linh-vuc"].value, province = inputs.tinh.value;
    const year = inputs.nam.value, kind = inputs.loai.value;
    const found = rows.filter((row) =>
      (!field || row.field === field || row.subfield === field) &&
      (!province || row.province === province) &&
      (!year || row.day.startsWith(year)) &&
      (!kind || row.kinds.includes(kind)) &&
      words.every((word) => row.words.includes(word)));
    const key = sortKeys[state.key];
    if (key) {
      const sign = state.down ? -1 : 1;
      const keyed = found.map((row) => [key(row), row]);
      keyed.sort(([a, first], [b, second]) => {
        if (a === b) return first.order - second.order;
        if (a === "" || b === "") return a === "" ? 1 : -1; // the unknown last, either way
        return sign * (typeof a === "number" ? a - b : collator.compare(a, b)) || first.order - second.order;
      });
      return keyed.map(([, row]) => row);
    }
    return found;
  };

  const make = (tag, text, more = {}) => {
    const node = document.createElement(tag);
    if (text !== undefined) node.textContent = text;
    for (const [key, value] of Object.entries(more)) node.setAttribute(key, value);
    return node;
  };

  const lines = (texts) => texts.map((text) => make("span", text, { class: "line" }));

  const homesOf = (row) => {
    if (!row.homes.length) return lines(row.places);
    return row.homes.map(([path, file, then]) => {
      const line = make("span", undefined, { class: "line" });
      line.append(make("a", path, { href: file }));
      if (then !== path) line.append(make("span", `trước: ${then}`, { class: "kind" }));
      return line;
    });
  };

  const headings = [...table.tHead.querySelectorAll("th")];
  const draw = (row) => {
    const line = make("tr");
    const cells = [
      [make("a", row.name, { href: row.href })],
      lines(row.units),
      homesOf(row),
      [row.label],
      [row.day ? row.day.split("-").reverse().join("/") : "Chưa rõ"],
      [make("span", row.title, { class: "line" }), make("span", row.source, { class: "kind" })],
      [row.score === null ? "–" : `${row.score.toFixed(1).replace(".", ",")}%`],
    ];
    cells.forEach((content, place) => {
      const cell = make("td", undefined, { "data-h": headings[place].textContent });
      cell.append(...content);
      line.append(cell);
    });
    return line;
  };

  const remember = () => {
    const words = new URLSearchParams();
    for (const [key, input] of Object.entries(inputs)) if (input.value) words.set(key, input.value);
    if (state.key) words.set("xep", (state.down ? "-" : "") + state.key);
    if (state.page > 1) words.set("trang", state.page);
    const hash = words.toString();
    if (hash === location.hash.slice(1)) return;
    try {
      history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    } catch { /* some browsers keep the address of a file as it is */ }
  };

  const recall = () => {
    const words = new URLSearchParams(location.hash.slice(1));
    for (const [key, input] of Object.entries(inputs)) {
      input.value = words.get(key) || "";
      if (input.value !== (words.get(key) || "")) input.value = "";
    }
    const order = words.get("xep") || "";
    state.down = order.startsWith("-");
    state.key = order.replace(/^-/, "");
    state.page = Number(words.get("trang")) || 1;
  };

  const paging = (pages) => {
    const bar = byId("trang");
    bar.replaceChildren();
    if (pages < 2) return;
    const button = (text, page) => {
      const node = make("button", text, { type: "button" });
      node.disabled = page < 1 || page > pages;
      node.addEventListener("click", () => {
        state.page = page;
        show();
        table.scrollIntoView();
      });
      return node;
    };
    bar.append(button("Trang đầu", state.page > 1 ? 1 : 0), button("Trước", state.page - 1),
      make("span", `Trang ${whole.format(state.page)}/${whole.format(pages)}`),
      button("Sau", state.page + 1), button("Trang cuối", state.page < pages ? pages : 0));
  };

  const show = () => {
    const found = chosen();
    const pages = Math.max(1, Math.ceil(found.length / ROWS));
    state.page = Math.min(Math.max(1, state.page), pages);
    const first = (state.page - 1) * ROWS;
    body.replaceChildren(...found.slice(first, first + ROWS).map(draw));
    const missing = loaded < data.parts ? `; đang tải phần ${loaded + 1}/${data.parts}` : "";
    byId("so").textContent = found.length === data.total
      ? `${whole.format(found.length)} mô hình${missing}`
      : `Thấy ${whole.format(found.length)} trong ${whole.format(data.total)} mô hình${missing}`;
    for (const head of headings) {
      const own = head.firstElementChild.dataset.sort === state.key;
      head.setAttribute("aria-sort", own ? (state.down ? "descending" : "ascending") : "none");
    }
    paging(pages);
    remember();
  };

  const take = (more) => {
    for (const row of more) rows.push(read(row));
    loaded += 1;
    if (loaded < data.parts) {
      const script = make("script", undefined, { src: `du-lieu/${loaded + 1}.js` });
      script.addEventListener("error", () => {
        byId("so").textContent = "Không tải được hết dữ liệu: thiếu tệp trong thư mục du-lieu.";
      });
      document.head.append(script);
    }
    show();
  };

  let waiting = 0;
  const changed = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { state.page = 1; show(); }, 120);
  };
  for (const input of Object.values(inputs)) input.addEventListener("input", changed);
  byId("xoa").addEventListener("click", () => {
    for (const input of Object.values(inputs)) input.value = "";
    Object.assign(state, { key: "", down: false, page: 1 });
    show();
  });
  for (const head of headings) {
    head.firstElementChild.addEventListener("click", (event) => {
      const key = event.currentTarget.dataset.sort;
      state.down = state.key === key && !state.down;
      state.key = key;
      state.page = 1;
      show();
    });
  }
  window.addEventListener("hashchange", () => { recall(); show(); });
  window.danvanRows = take;
  recall();
  take(data.rows);
})();
