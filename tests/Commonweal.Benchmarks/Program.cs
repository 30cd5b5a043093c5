using Commonweal.Benchmarks;

bool[] within = [await ValuationBenchmark.RunAsync()];
return within.All(result => result) ? 0 : 1;
