// The sound of a new message. It loads by itself, with the first one.

let isRinging = false

/** Two notes, without a file; silent where the browser wants a click first. */
export function ring () {
  if (isRinging) return
  isRinging = true // what comes together rings once
  setTimeout(() => { isRinging = false }, 600)
  try {
    const sound = new AudioContext()
    const gain = sound.createGain()
    gain.connect(sound.destination)
    gain.gain.setValueAtTime(0.1, sound.currentTime)
    gain.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + 0.5)
    for (const [i, pitch] of [659, 880].entries()) {
      const note = sound.createOscillator()
      note.frequency.value = pitch
      note.connect(gain)
      note.start(sound.currentTime + i / 8)
      note.stop(sound.currentTime + 0.5)
      if (i) note.onended = () => sound.close()
    }
  } catch {}
}
