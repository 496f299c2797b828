/** `npm run check`. */
import { runChecks } from './steps.ts';

const { passed, failed } = runChecks();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
