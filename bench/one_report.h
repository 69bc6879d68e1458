#ifndef VACT_BENCH_ONE_REPORT_H
#define VACT_BENCH_ONE_REPORT_H

#include <benchmark/benchmark.h>

#include <memory>
#include <ostream>
#include <vector>

/* One document out of one run per group: the header once, all rows, the end once. */
class OneReport : public benchmark::BenchmarkReporter {
 public:
  explicit OneReport(benchmark::BenchmarkReporter *to) : to_(to), nowhere_(nullptr) {
    SetErrorStream(&nowhere_); /* a group that the filter leaves out is no error */
  }
  bool ReportContext(const Context &context) override {
    if (!started_) started_ = to_->ReportContext(context);
    return started_;
  }
  void ReportRuns(const std::vector<Run> &runs) override {
    to_->ReportRuns(runs);
  }
  void Finalize() override {}
  void End() {
    if (started_) to_->Finalize();
  }

 private:
  std::unique_ptr<benchmark::BenchmarkReporter> to_;
  std::ostream nowhere_;
  bool started_ = false;
};

#endif
