import { describeWith } from '../../../lib/testing/tools';
import { LocalGitHub, type State } from './local-github';
import { type JobProps, type JobResult, Runner } from './runner';

const DEV = 'environments/dev.ts';
const POOL = "{ name: 'general', cpuLimit: 64, memoryLimitGiB: 256 }";
const LARGER = "{ name: 'general', cpuLimit: 65, memoryLimitGiB: 256 }";
const LARGEST = "{ name: 'general', cpuLimit: 66, memoryLimitGiB: 256 }";

/** What every environment has. */
const STORAGE = 'platform/clusters/storage.ts';

describeWith(['git', 'npm', 'bash'], 'from merge to branch', () => {
  let github: LocalGitHub;
  const commits: Record<string, string> = {};

  beforeAll(() => {
    github = new LocalGitHub();
    commits['first'] = github.merge('Give dev one core more', DEV, POOL, LARGER);
    commits['second'] = github.merge('Give dev another one', DEV, LARGER, LARGEST);
    commits['third'] = github.merge('Keep volumes everywhere', STORAGE, "'gp3', ", "'gp3', reclaimPolicy: 'Retain', ");
  });
  afterAll(() => github.remove());

  function publish(name: string): JobResult {
    return new Runner(github, { sha: commits[name] ?? '' }).run('publish.yml', 'publish');
  }

  /** Of every branch, the name of the commit that it was made from. */
  function sources(): Record<string, string | undefined> {
    const branches = ['environment/dev', 'environment/staging', 'environment/prod-next'];
    const sourceOf = (branch: string) =>
      JSON.parse(github.remote('show', `${branch}:hydrator.metadata`)) as { drySha: string };
    const nameOf = (sha: string) => Object.keys(commits).find((name) => commits[name] === sha);
    return Object.fromEntries(branches.map((branch) => [branch, nameOf(sourceOf(branch).drySha)]));
  }

  test('a merge is committed to dev and staging, and proposed to prod by a pull request', () => {
    const { failed, output, summary } = publish('first');
    expect(failed ? output : 'passed').toBe('passed');
    expect(sources()).toEqual({
      'environment/dev': 'first',
      'environment/staging': 'first',
      'environment/prod-next': 'first',
    });
    expect(github.remote('log', '-1', '--format=%an', 'environment/dev')).toBe('github-actions[bot]');
    const { pulls, calls } = github.state();
    expect(calls).toEqual(['POST pulls']);
    expect(pulls).toMatchObject([
      { base: 'environment/prod', head: 'environment/prod-next', title: 'Publish prod: Give dev one core more' },
    ]);
    const commit = github.remote('rev-parse', 'environment/dev');
    expect(summary).toContain(`Published from ${commits['first']}.`);
    expect(summary).toMatch(
      new RegExp(
        `^\\| dev \\| \`environment/dev\` \\| published \\| ${commit} \\| [1-9]\\d* \\| 0 \\| 0 \\|  \\|$`,
        'm',
      ),
    );
    expect(summary).toMatch(/^\| prod \| `environment\/prod-next` \| proposed \| .* \| #1 \|$/m);
  });

  test('a run that comes late leaves the newer commit where it is, and ends well', () => {
    expect(publish('third').failed).toBe(false);
    const before = github.remote('for-each-ref');
    const { failed, output, summary } = publish('second');
    expect(failed ? output : 'passed').toBe('passed');
    expect(github.remote('for-each-ref')).toBe(before);
    expect(sources()).toEqual({
      'environment/dev': 'third',
      'environment/staging': 'third',
      'environment/prod-next': 'third',
    });
    expect(summary.match(/superseded/g)).toHaveLength(3);
    const { pulls, calls } = github.state();
    expect(calls).toEqual(['POST pulls', 'PATCH pulls/1']);
    expect(pulls).toMatchObject([{ title: 'Publish prod: Keep volumes everywhere' }]);
  });

  test('a run that is repeated changes nothing, also when another one opens the pull request meanwhile', () => {
    const before = github.remote('for-each-ref');
    github.change((state) => (state.late = true));
    const { failed, summary } = publish('third');
    expect(failed).toBe(false);
    expect(summary).toContain('| #1 |');
    expect(github.remote('for-each-ref')).toBe(before);
    expect(github.state().pulls).toHaveLength(1);
  });

  test('a pull request keeps the text of the newer run that has moved its branch', () => {
    github.change((state) => (state.moved = true));
    const { calls } = github.state();
    expect(publish('third').failed).toBe(false);
    expect(github.state().calls).toEqual(calls);
  });

  test('a change that is taken back before it is merged leaves no pull request', () => {
    github.remote('update-ref', 'refs/heads/environment/prod', 'environment/prod-next');
    github.change((state) => {
      state.moved = false;
      Object.assign(state.pulls[0] ?? {}, { state: 'closed' });
    });
    const [retained, deleted] = ["reclaimPolicy: 'Retain'", "reclaimPolicy: 'Delete'"];
    commits['fourth'] = github.merge('Delete volumes', STORAGE, retained, deleted);
    expect(publish('fourth').failed).toBe(false);
    expect(github.state().pulls).toMatchObject([{ state: 'closed' }, { state: 'open' }]);

    commits['fifth'] = github.merge('Keep them after all', STORAGE, deleted, retained);
    const { failed, output, summary } = publish('fifth');
    expect(failed ? output : 'passed').toBe('passed');
    expect(summary).toMatch(/^\| prod \| `environment\/prod-next` \| withdrawn \| .* \| #2 \|$/m);
    const { pulls, comments } = github.state();
    expect(pulls).toMatchObject([{ state: 'closed' }, { state: 'closed' }]);
    expect(comments).toMatchObject([
      { body: 'The change was taken back: `environment/prod` is what main renders, and nothing is left to merge.' },
    ]);
  });

  test('what people have committed to a branch makes the run fail, says why, and stays', () => {
    const [dev, tree] = ['environment/dev', 'environment/dev^{tree}'].map((ref) => github.remote('rev-parse', ref));
    const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@acme.example'];
    const foreign = github.remote(...identity, 'commit-tree', tree ?? '', '-p', dev ?? '', '-m', 'By hand');
    github.remote('update-ref', 'refs/heads/environment/dev', foreign);
    const { failed, output } = publish('fifth');
    expect(failed).toBe(true);
    expect(output).toContain('"outcome": "nothing was published"');
    expect(output).toContain('By hand');
    expect(github.remote('rev-parse', 'environment/dev')).toBe(foreign);
  });
});

describeWith(['git', 'npm', 'bash'], 'a pull request', () => {
  let github: LocalGitHub;

  beforeAll(() => {
    github = new LocalGitHub();
  });
  afterAll(() => github.remove());

  /** Both jobs, as GitHub runs them one after the other. */
  function pullRequest(sha: string): State & { readonly summary: string } {
    const base = github.remote('rev-parse', 'main');
    const values = {
      'github.event.pull_request.number': '1',
      'github.event.pull_request.base.sha': base,
      'github.event.pull_request.head.sha': github.remote('rev-parse', `${sha}^2`),
    };
    const diff = new Runner(github, { sha, values }).run('pull-request.yml', 'diff');
    expect(diff.failed ? diff.output : 'passed').toBe('passed');
    const comment = new Runner(github, { sha, values }).run('pull-request.yml', 'comment');
    expect(comment.failed ? comment.output : 'passed').toBe('passed');
    return { ...github.state(), summary: diff.summary };
  }

  test('gets one comment and one label', () => {
    github.change(({ present, comments }) => {
      present.push('documentation', 'risk: interrupts');
      comments.push({ user: { type: 'User' }, body: '<!-- platform:diff --> of somebody' });
    });
    const sha = github.pullRequest(DEV, POOL, LARGER);
    const { comments, present, labels, summary } = pullRequest(sha);
    expect(comments.map(({ user }) => user.type)).toEqual(['User', 'Bot']);
    expect(comments[1]?.body).toContain('**1 change: 1 routine**');
    const [report, source] = comments[1]?.body.split('\n\n---\n\n') ?? [];
    expect(summary).toBe(`${report}\n`);
    expect(source).toBe(
      `Of ${github.remote('rev-parse', `${sha}^2`)}. The whole of it, as a page: \`diff\` among the artifacts of ` +
        '[this run](https://github.com/acme/platform/actions/runs/7).\n',
    );
    expect(present).toEqual(['documentation', 'risk: routine']);
    expect(labels).toEqual([expect.objectContaining({ name: 'risk: routine' })]);
  });

  test('that is pushed to again has them replaced', () => {
    const { comments, present, calls } = pullRequest(
      github.pullRequest(STORAGE, "'gp3', ", "'gp3', reclaimPolicy: 'Retain', "),
    );
    expect(comments).toHaveLength(2);
    expect(comments[1]?.body).toContain('**1 change: 1 replaces**');
    expect(calls.filter((call) => call.includes('comments'))).toEqual([
      'POST issues/1/comments',
      'PATCH issues/comments/2',
    ]);
    expect(present).toEqual(['documentation', 'risk: replaces']);
  });

  test('that changes no environment says so, and one that renders nothing fails', () => {
    const { comments, present } = pullRequest(
      github.pullRequest('environments/dev.ts', 'export const dev', '\nexport const dev'),
    );
    expect(comments[1]?.body).toContain('**Nothing changes**');
    expect(present).toEqual(['documentation', 'risk: routine']);
    const sha = github.pullRequest(DEV, "'10.0.0.0/16'", "'10.0.0.0/99'");
    const { failed, output } = new Runner(github, { sha }).run('pull-request.yml', 'diff');
    expect(failed).toBe(true);
    expect(output).toContain('environments/dev.ts › networks[0].cidr');
  });
});

describeWith(['git', 'npm', 'bash'], 'the scheduled check', () => {
  let github: LocalGitHub;

  beforeAll(() => {
    github = new LocalGitHub();
  });
  afterAll(() => github.remove());

  function check(outcome: 'success' | 'failure'): State {
    const props: JobProps = { sha: github.remote('rev-parse', 'main'), pretended: { verify: outcome } };
    expect(new Runner(github, props).run('verify.yml', 'verify').failed).toBe(outcome === 'failure');
    return github.state();
  }

  test('keeps one issue while it fails, and closes it when it holds again', () => {
    expect(check('success').calls).toEqual([]);
    expect(check('failure').issues).toMatchObject([
      { title: 'npm run verify fails', labels: ['verify'], state: 'open' },
    ]);
    expect(check('failure').calls).toEqual(['POST issues', 'PATCH issues/1']);
    const { issues, comments } = check('success');
    expect(issues).toMatchObject([{ state: 'closed', body: expect.stringContaining('/actions/runs/7') }]);
    expect(comments).toMatchObject([{ body: 'It holds again: https://github.com/acme/platform/actions/runs/7' }]);
    expect(check('failure').issues.map(({ state }) => state)).toEqual(['closed', 'open']);
  });
});
