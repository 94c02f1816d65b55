const list = document.body.appendChild(document.createElement("ul"));
const products = await (await fetch("/api/products")).json();
for (const { name, price } of products) {
  list.appendChild(document.createElement("li")).textContent = `${name}: ${(price / 100).toFixed(2)} €`;
}
