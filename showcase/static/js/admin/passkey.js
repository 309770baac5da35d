// Passkeys, where the browser has them: shows what is hidden without, and says when one has not worked.
// The rest is done by allauth's scripts.

if (window.PublicKeyCredential) {
  for (const part of document.querySelectorAll("[data-passkey]")) part.hidden = false;
  for (const part of document.querySelectorAll("[data-passkey-missing]")) part.hidden = true;
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const place of document.querySelectorAll("[data-passkey-failed]")) place.textContent = place.dataset.passkeyFailed;
});
