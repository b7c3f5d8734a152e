// The camera reads the code on a card. It is asked for only when somebody taps the button; nothing is kept of what it sees.
const counter = document.querySelector("[data-counter]");
const button = counter?.querySelector("[data-camera]");
const view = counter?.querySelector("[data-camera-view]");
const PAUSE = 200; // between two looks
const REST = 3000; // before the same card is read again
const SAID = {
  looking: "Hou de kaart voor de camera.",
  denied: "De camera mag niet aan. Sta ze toe in je browser, of typ het nummer.",
  read: (number) => `Kaart ${number} gelezen.`,
};

let stream = null;
let isWanted = false; // the browser may ask first, and meanwhile somebody may tap again
let last = { number: "", at: 0 };

function say(text) {
  view.querySelector("[data-camera-said]").textContent = text;
}

// The reader is large, so it comes along only now.
function loadReader() {
  if (window.jsQR) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = button.dataset.scanner;
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });
}

function look(video, canvas) {
  if (!stream) return;
  if (video.readyState >= video.HAVE_CURRENT_DATA && video.videoWidth) {
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    pen.drawImage(video, 0, 0);
    const picture = pen.getImageData(0, 0, canvas.width, canvas.height);
    const found = window.jsQR(picture.data, picture.width, picture.height, { inversionAttempts: "dontInvert" });
    if (found?.data) read(found.data.trim().slice(0, 40));
  }
  setTimeout(() => look(video, canvas), PAUSE);
}

function read(number) {
  if (number === last.number && Date.now() - last.at < REST) { last.at = Date.now(); return; }
  last = { number, at: Date.now() };
  say(SAID.read(number));
  counter.dispatchEvent(new CustomEvent("scanned", { detail: number }));
}

async function start() {
  if (isWanted) return;
  const video = view.querySelector("video");
  isWanted = true;
  view.hidden = video.hidden = false;
  say(SAID.looking);
  try {
    await loadReader();
    const found = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    if (!isWanted) { found.getTracks().forEach((track) => track.stop()); return; }
    stream = found;
    video.srcObject = stream;
    await video.play();
    look(video, document.createElement("canvas"));
  } catch {
    stop();
    view.hidden = false;
    video.hidden = true;
    say(SAID.denied);
  }
}

function stop() {
  isWanted = false;
  stream?.getTracks().forEach((track) => track.stop());
  stream = null;
  view.hidden = true;
  counter.querySelector("#balie-veld").focus();
}

if (button && navigator.mediaDevices?.getUserMedia) {
  button.hidden = false;
  button.addEventListener("click", start);
  view.querySelector("[data-camera-off]").addEventListener("click", stop);
  window.addEventListener("pagehide", stop);
}
