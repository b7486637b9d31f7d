// The stand-in's certificate for *.tencentcloudapi.com. Nobody trusts it but a CLI that is told to; the key guards nothing.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** For NODE_EXTRA_CA_CERTS, which takes a file. */
export const CERTIFICATE_FILE = join(__dirname, "certificate.pem");

/** What the stand-in shows when a connection begins. */
export function tlsIdentity(): { readonly cert: string; readonly key: string } {
  return { cert: readFileSync(CERTIFICATE_FILE, "utf8"), key: KEY };
}

const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgjUwJyipbvE3zwZT1
I2XAT2NoM4WDz6uzjOlvJ86h1zOhRANCAATR+IxPUxndPWEmZIBMvekKs7qlpuW4
/GbXkd+1NveRT1xetVO6nlm/MawvmTno9UnkM6k+gkp42WaFmO0yUacB
-----END PRIVATE KEY-----
`;
