/*
 * Where pictures are uploaded by the dozen, Wagtail's script says nothing when a picture is not deleted. The server
 * says why; this puts it where messages stand.
 */

window.jQuery?.(document).on("ajaxSuccess", (event, request, options, answer) => {
  if (answer?.success !== false || !answer.message) return;
  const detail = { clear: true, text: answer.message, type: "error" };
  document.dispatchEvent(new CustomEvent("w-messages:add", { detail }));
});
