import type { Command } from 'commander';
import { backupCommand, type BackupOptions } from '../commands/backup.js';
import { eventStoreCommand, type EventStoreOptions } from '../commands/event-store.js';
import { eventStoreCheckCommand } from '../commands/event-store-check.js';
import { restoreCommand, type RestoreOptions } from '../commands/restore.js';
import { simulateCommand, type SimulateCommandOptions } from '../commands/simulate.js';
import { topicsApplyCommand, type TopicsApplyOptions } from '../commands/topics-apply.js';
import type { Run } from './run.js';

const DATA = ['--data <dir>', '平台的数据目录，缺省 JUANZONG_DATA 或 ./data / data directory of the platform'] as const;

/** A platform as a whole: its exercise, its copies, its store. */
export function operations(root: Command, run: Run): void {
  root.command('simulate').description('在虚拟时钟上按登记簿推演：人人各司其职 / live a register on a virtual clock, everybody playing their part')
    .requiredOption('--register <file>', '登记簿 / the register')
    .option('--seed <n>', '同一种子得出同样的案卷 / the same seed gives the same case files', '1')
    .option('--until <date>', '推演到哪一天，缺省最后一行之后八个月 / the last day, eight months after the last row unless told')
    .option('--speed <n>', '每秒至多几天 / days in a second, at most')
    .option('--rows <n>', '只取其中几行 / only so many of its rows')
    .action((options: SimulateCommandOptions, command: Command) => run(command, (context) => simulateCommand(context, options)));

  root.command('backup').description('备份事件存储、保险库和材料，平台可以照常运行 / back up event store, vault and documents while the platform runs')
    .argument('<dir>', '放到哪里：不存在的或空的目录 / where to: nothing or an empty directory')
    .option(...DATA)
    .option('--with-master-key', '连同主密钥；这样的备份谁得到都能读 / with the master key: whoever gets it can read it')
    .action((target: string, options: BackupOptions, command: Command) => run(command, (context) => backupCommand(context, target, options)));

  root.command('restore').description('从备份恢复出一个数据目录；备份之后的抹除会再次执行 / make a data directory from a backup; erasures of afterwards are applied again')
    .argument('<dir>', '备份 / the backup')
    .option(DATA[0], '恢复到哪里：不存在的或空的目录，缺省 JUANZONG_DATA 或 ./data / where to: nothing or an empty directory')
    .option('--master-key <file>', '另行保管的 master.key（备份不含主密钥时）/ the master.key that was kept elsewhere, unless the backup holds it')
    .option('--erasures <place...>', '抹除清单、数据目录或较晚的备份；数据目录旁的清单总会读 / lists of erasures, data directories or later backups; the list beside the data directory is always read')
    .option('--clock <kind>', 'real 或 virtual，缺省 JUANZONG_CLOCK / kind of clock')
    .action((backup: string, options: RestoreOptions, command: Command) => run(command, (context) => restoreCommand(context, backup, options)));

  const eventStore = root.command('event-store').description('单独运行事件存储（EventStoreDB 协议）/ run the event store by itself, over the protocol of EventStoreDB')
    .option('--data <dir>', '数据目录 / where everything is kept')
    .option('--port <port>', '端口，缺省 2113，0 为任一空闲端口 / port, 0 for any free one')
    .option('--host <address>', '监听地址，缺省 127.0.0.1；其他地址须用 TLS / address, any but loopback takes TLS')
    .option('--tls-cert <file>', '证书（PEM）/ certificate').option('--tls-key <file>', '私钥（PEM）/ private key')
    .option('--max-append-size <bytes>', '一次写入的上限，缺省 1048576 / most bytes of one append')
    .action((options: EventStoreOptions, command: Command) => run(command, (context) => eventStoreCommand(context, options)));
  eventStore.command('check').description('通读事件存储，按流、版本、位置报告损坏 / read everything and report damage by stream, revision and position').argument('<data>', '数据目录 / the data directory')
    .action((data: string, _options: object, command: Command) => run(command, (context) => eventStoreCheckCommand(context, data)));

  root.command('topics').description('Kafka 的主题 / the topics on Kafka')
    .command('apply').description('照声明建立或修正主题；主题或 Kafka 的数据没有了，也是这一条 / make the topics as declared; also when a topic or all of Kafka’s data is gone')
    .option('--brokers <list>', 'host:port，逗号分隔，缺省 JUANZONG_KAFKA / comma-separated')
    .option('--file <file>', '声明 / the declaration', 'infra/kafka/topics.yaml')
    .option('--dry-run', '只说会改什么 / only say what would change')
    .action((options: TopicsApplyOptions, command: Command) => run(command, (context) => topicsApplyCommand(context, options)));
}
