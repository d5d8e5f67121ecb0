/** Where the pod of Alertmanager finds what it reads. */
export const ALERTMANAGER_PATHS = {
  /** The folder of alertmanager.yml and the templates. */
  config: '/etc/alertmanager/config',
  /** The folder of the Secret of receivers, one file a key. */
  secrets: '/etc/alertmanager/secrets',
} as const;

/** The names of its files. */
export const ALERTMANAGER_FILES = { config: 'alertmanager.yml', templates: 'messages.tmpl' } as const;
