// Builds wwwroot/assets: one style sheet, the scripts, the logo. Run by `npm run build`.
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { compile } from "sass";

const out = "wwwroot/assets";
await mkdir(out, { recursive: true });

const { css } = compile("Shell/Styles/commonweal.scss", {
  loadPaths: ["node_modules", "Shell/Styles"],
  style: "compressed",
  quietDeps: true,
});
await writeFile(`${out}/commonweal.css`, css);

const files = {
  "node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js": "govuk-frontend.min.js",
  "Shell/Scripts/begin.js": "begin.js",
  "Shell/Scripts/commonweal.js": "commonweal.js",
  "Shell/Scripts/live.js": "live.js",
  "Shell/Scripts/session.js": "session.js",
  "Shell/Images/logo.svg": "logo.svg",
  "Shell/Images/favicon.svg": "favicon.svg",
};
await Promise.all(Object.entries(files).map(([from, to]) => copyFile(from, `${out}/${to}`)));
