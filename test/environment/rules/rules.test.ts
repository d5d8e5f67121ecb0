import fs from 'node:fs';
import path from 'node:path';
import { RULES } from '../../../lib/environment/rules';
import { judge } from '../sources';

const FOLDER = path.join(__dirname, '../../../lib/environment/rules');

describe('the rules', () => {
  test('are these', () => {
    expect(Object.keys(RULES)).toEqual([
      'addonVersions',
      'addons',
      'alertRoutes',
      'amounts',
      'backups',
      'businessHours',
      'certificates',
      'cidrs',
      'disjointCidrs',
      'dnsParent',
      'formats',
      'ingress',
      'knownHosts',
      'kubernetesVersions',
      'metricsStorage',
      'nameLengths',
      'nodePools',
      'oidcRepository',
      'podAddresses',
      'production',
      'quietHours',
      'regions',
      'retention',
      'serviceCidr',
      'smtp',
      'supportedVersions',
      'telemetryBackend',
      'transitGateways',
      'uniqueness',
      'zones',
    ]);
  });

  test('are one a file, and every file of the folder is active and tested', () => {
    const inFolder = filesIn(FOLDER).filter((file) => file !== 'index' && file !== 'rule');
    expect(inFolder).toEqual(Object.keys(RULES).map(kebabCase));
    expect(filesIn(__dirname).filter((file) => file !== 'rules.test')).toEqual(inFolder.map((file) => `${file}.test`));
  });

  test.each(Object.entries(RULES))('%s finds nothing where nothing is wrong', (_, rule) => {
    expect(judge(rule)).toEqual([]);
  });

  test.each(Object.entries(RULES))('%s finds nothing where nothing is', (_, rule) => {
    expect(rule([])).toEqual([]);
  });
});

function filesIn(folder: string): string[] {
  return fs
    .readdirSync(folder)
    .map((file) => path.basename(file, '.ts'))
    .sort();
}

function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
