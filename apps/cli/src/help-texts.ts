import type { HelpConfiguration } from 'commander';
import stringWidth from 'string-width';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法 Usage:', 'Options:': '选项 Options:', 'Commands:': '命令 Commands:', 'Arguments:': '参数 Arguments:', 'Global Options:': '通用选项 Global options:',
};

/** Help in Chinese and English; widths are counted in columns of the terminal. */
export const HELP: HelpConfiguration = { showGlobalOptions: true, displayWidth: (text) => stringWidth(text), styleTitle: (title) => TITLES[title] ?? title };

const USAGE_ERRORS: Readonly<Record<string, string>> = {
  'commander.unknownOption': '没有这个选项', 'commander.unknownCommand': '没有这个命令', 'commander.missingArgument': '缺少参数', 'commander.excessArguments': '参数过多',
  'commander.optionMissingArgument': '选项缺少值', 'commander.invalidArgument': '参数有误', 'commander.conflictingOption': '选项互相冲突',
};

/** What is wrong with the words that were typed, in Chinese. */
export const usageErrorText = (code: string): string => USAGE_ERRORS[code] ?? '用法有误';
