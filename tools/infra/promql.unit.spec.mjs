import { describe, expect, it } from '@jest/globals';
import { labelsIn, metricsIn } from './promql.mjs';

describe('what an expression names', () => {
  it.each([
    ['up{job="a"} == 0', ['up'], ['job']],
    ['histogram_quantile(0.99, sum by (le, context) (rate(a_bucket{outcome!="x"}[5m]))) > 1e3', ['a_bucket'], ['outcome', 'le', 'context']],
    ['max(a{s="missed"}) - max(a{s="missed"} offset 1h) > 0 and b < scalar(max(c{r=~"x|y"}))', ['a', 'b', 'c'], ['s', 'r']],
    ['sum(rate(a[$__rate_interval])) / on (x) group_left (y) sum(b) or vector(0)', ['a', 'b'], ['x', 'y']],
    ['absent(a{b="in } and \\" out"})', ['a'], ['b']],
  ])('%s', (expression, metrics, labels) => {
    expect([metricsIn(expression), labelsIn(expression)]).toEqual([metrics, labels]);
  });
});
