// npm prepare: builds dist/ where it is not there or older than what it is made of. Plain JavaScript, because the first `npx opaudit`
// in a checkout runs it again and waits for it.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const built = Math.min(...['dist/opaudit.js', 'dist/web/index.html'].map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0));
const sources = ['src', 'scripts', 'checklists', 'samples'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
);
if (['build.ts', ...sources].some((path) => statSync(path).mtimeMs > built)) {
  // Without the development packages (`npm ci --omit=dev`) there is nothing to build with.
  if (!existsSync('node_modules/esbuild') || !existsSync('node_modules/tsx')) console.error('dist/ is not built: the development packages are not installed');
  else execFileSync(process.execPath, ['--import', 'tsx', 'build.ts'], { stdio: 'inherit' });
}
