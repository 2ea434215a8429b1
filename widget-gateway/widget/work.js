// What a new visit must do where a channel is flooded. It loads by itself.

/** An answer with which the SHA-256 of seed and answer begins with `bits` zero bits. */
export async function work (seed, bits) {
  for (let i = 0; ; i++) {
    const hash = new DataView(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(seed + i)))
    if (bits > 0 && hash.getUint32(0) >>> (32 - Math.min(bits, 32))) continue
    return String(i)
  }
}
