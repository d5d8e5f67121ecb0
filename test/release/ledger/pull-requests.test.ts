import { pullRequestsIn } from '../../../lib/release/ledger/pull-requests';

test.each([
  ['Raise the limit (#12)', ['#12']],
  ['Merge pull request #7 from acme/environment/prod-next\n\nPublish prod: x (#6)', ['#7']],
  ['Merged in fix (pull request #3)', ['#3']],
  ['Fix #12', []],
  ['', []],
])('%j names %j', (message, expected) => expect(pullRequestsIn(message)).toEqual(expected));
