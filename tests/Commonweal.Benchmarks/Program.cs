using Commonweal.Benchmarks;

bool[] within =
[
    await WorkbookBenchmark.RunAsync(), // first, while the program is small
    await ValuationBenchmark.RunAsync(),
    await EditionBenchmark.RunAsync(),
    await PortfolioBenchmark.RunAsync(),
];
return within.All(result => result) ? 0 : 1;
