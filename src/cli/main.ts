// opaudit: the command line. Reads the arguments, runs one command, and ends with its exit code.
// The engine is loaded by the command that needs it, once the arguments are known to be right.
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../contract/version.ts';
import { InputError } from '../service/failure.ts';
import type { BatchOptions } from './batch.ts';
import { batchFormats } from './batch-formats.ts';
import type { CaseOptions } from './case-options.ts';
import { type CheckOptions, check, checkFormats } from './check.ts';
import { discardUnfinished } from './output.ts';
import type { QueryOptions } from './query.ts';
import type { ServeOptions } from './serve.ts';
import { hearSignals } from './signals.ts';

/** Says what is wrong in one line. */
const complain = (message: string): void => {
  const parts = message.split('\n').map((part) => part.trim());
  process.stderr.write(`opaudit: ${parts.filter((part) => part !== '').join(' ')}\n`);
};

const collect = (value: string, list: string[] = []): string[] => [...list, value];

/** The options that make a note a case. */
const caseOptions = (command: Command): Command =>
  command
    .option('-c, --code <code>', 'CPT code to check against; without it the codes that fit are ranked and the first is checked', nonEmpty)
    .option(
      '--document <kind=file>',
      'further document of the record, such as index-operative-note=index.txt, or KIND@DATE=FILE (repeatable)',
      collect,
    )
    .option('--modifier <modifier>', 'modifier on the claim; "none" for none (repeatable)', collect)
    .option('--diagnosis <code>', 'ICD-10-CM code on the claim; "none" for none (repeatable)', collect)
    .option('--date <date>', 'date of service, YYYY-MM-DD');

function nonEmpty(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('may not be empty');
  return value.trim();
}

function program(finish: (code: number) => void): Command {
  const root = new Command('opaudit')
    .description('Checks operative notes for what their CPT code requires to be documented.')
    .version(version, '-V, --version')
    .exitOverride()
    .configureOutput({ outputError: (message) => complain(message.replace(/^error: /, '')) })
    .showSuggestionAfterError(true)
    .addHelpText(
      'after',
      '\nExit codes: 0 done; 1 not complete (--fail-on-incomplete), faults (lint) or differences (verify); 2 wrong input or arguments.',
    );

  caseOptions(root.command('check').description('check one note'))
    .argument('<note>', 'plain-text note, or a case as .json; - reads standard input')
    .addOption(new Option('-f, --format <format>', 'how to write the report').choices(checkFormats))
    .option('-o, --out <file>', 'write to a file; its ending decides the format where --format is not given')
    .option('--fail-on-incomplete', 'exit with 1 unless the verdict is complete')
    .option('--explain <element>', 'show how one element came to its status')
    .addHelpText('after', '\nExample: opaudit check note.txt --code 27594 --document index-operative-note=index.txt --modifier 58')
    .action(async (note: string, options: CheckOptions) => finish(await check(note, options)));

  root
    .command('batch')
    .description('check many: a JSONL or JSON file of cases, or a folder of notes')
    .argument(
      '<input...>',
      'files or folders; a folder holds NAME.txt, NAME.KIND.txt for further documents, NAME.json for code and claim; - reads JSONL from standard input',
    )
    .requiredOption('-o, --out <file>', 'where the results go; - is standard output', nonEmpty)
    .addOption(new Option('-f, --format <format>', 'jsonl (default), csv or html; otherwise by the ending of --out').choices(batchFormats))
    .option('-c, --code <code>', 'CPT code for cases that name none', nonEmpty)
    .option('--workers <number>', 'threads that check (default: one a core, up to 4); the results are the same', wholeNumber(1, 64))
    .action(async (inputs: string[], options: BatchOptions) => finish(await (await import('./batch.ts')).batch(inputs, options)));

  root
    .command('codes')
    .description('list the codes that have a checklist')
    .option('--json', 'as JSON')
    .action(async (options: { json?: boolean }) => finish((await import('./codes.ts')).codes(options)));

  root
    .command('lint')
    .description('find what is wrong with the checklists and run their examples')
    .argument('[file...]', 'checklists or folders of them; all of the program where none is given')
    .action(async (files: string[]) => finish((await import('./lint.ts')).lint(files)));

  caseOptions(root.command('query').description('draft the questions to the surgeon'))
    .argument('<report-or-note...>', 'reports as .json, or notes; - reads standard input')
    .addOption(new Option('-f, --format <format>', 'how to write them').choices(['text', 'json']))
    .option('-o, --out <file>', 'write to a file')
    .action(async (paths: string[], options: QueryOptions) => finish((await import('./query.ts')).query(paths, options)));

  caseOptions(root.command('verify').description('check that these notes still give the same report'))
    .argument('<report>', 'a report as .json')
    .argument('<note...>', 'the notes it was made from, the operative note first, others as KIND=FILE; or the case as .json')
    .action(async (report: string, notes: string[], options: CaseOptions) =>
      finish((await import('./verify.ts')).verify(report, notes, options)),
    );

  const keysOption = (): Option =>
    new Option('--keys <file>', 'file of the API keys that may use it').env('OPAUDIT_KEYS').argParser(nonEmpty);
  root
    .command('serve')
    .description('answer over HTTP, and show the page')
    .option('--host <address>', 'address to listen on; any but this machine alone needs --keys', nonEmpty, '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0 for any that is free', wholeNumber(0, 65_535), 8080)
    .addOption(keysOption())
    .option('--workers <number>', 'threads that check (default: one a core, up to 4)', wholeNumber(1, 64))
    .option('--requests-per-minute <number>', 'how many requests each client may send (default: 1200)', wholeNumber(1, 1_000_000))
    .action(async (options: ServeOptions) => finish(await (await import('./serve.ts')).serve(options)));

  root
    .command('keys')
    .description('API keys for serve')
    .command('create')
    .description('make a key and show it this once')
    .argument('<name>', 'whose key it is')
    .addOption(keysOption().makeOptionMandatory())
    .action(async (name: string, options: { keys: string }) => finish((await import('./keys.ts')).keysCreate(name, options)));
  return root;
}

const wholeNumber =
  (least: number, most: number) =>
  (value: string): number => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < least || number > most)
      throw new InvalidArgumentError(`expected a whole number from ${least} to ${most}`);
    return number;
  };

/** Runs the command line and returns the exit code. */
async function run(args: readonly string[]): Promise<number> {
  let code = 0;
  try {
    await program((result) => {
      code = result;
    }).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (isClosedPipe(error)) return code;
    complain(
      error instanceof InputError
        ? error.message
        : `something went wrong inside opaudit (${error instanceof Error ? error.name : 'unknown'}); please report it with the command you gave`,
    );
    return 2;
  }
}

const isClosedPipe = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EPIPE';

hearSignals();
process.on('exit', discardUnfinished);
process.exitCode = await run(process.argv.slice(2));
