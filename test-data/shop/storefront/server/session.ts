import { createHmac, timingSafeEqual } from "node:crypto";

const SECRET = process.env.SESSION_SECRET ?? "";

/** The account that the cookie was given to, if we have signed it. */
export function signedIn(cookie = ""): string | null {
  const [, id, signature] = /\bsession=(cus_[0-9a-z]{12})\.([0-9a-f]{64})/.exec(cookie) ?? [];
  if (!id || !signature) return null;
  const ours = createHmac("sha256", SECRET).update(id).digest();
  return timingSafeEqual(ours, Buffer.from(signature, "hex")) ? id : null;
}
