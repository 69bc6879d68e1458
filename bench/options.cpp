#include "options.h"

#include <cstdio>
#include <cstdlib>
#include <sstream>

#include "cases.h"
#include "rows.h"

namespace {

std::set<std::string> RowNames() {
  std::set<std::string> names = {"convert"};
  for (const Row &row : kRows) names.insert(row.name);
  for (const std::string &family : CaseFamilies()) names.insert(family);
  return names;
}

std::set<std::string> DtypeNames() {
  std::set<std::string> names;
  for (int i = 0; i < VACT_DTYPE_COUNT; i++) names.insert(DtypeName(static_cast<vact_dtype>(i)));
  return names;
}

bool ParseList(const std::string &text, const std::set<std::string> &known,
               std::set<std::string> &list) {
  std::istringstream names(text);
  for (std::string name; std::getline(names, name, ',');) {
    if (known.count(name) == 0) {
      std::fprintf(stderr, "vact_bench: unknown name: %s\n", name.c_str());
      return false;
    }
    list.insert(name);
  }
  return true;
}

bool ParseCount(const std::string &text, int &count) {
  count = std::atoi(text.c_str());
  if (count < 1) std::fprintf(stderr, "vact_bench: not a positive number: %s\n", text.c_str());
  return count >= 1;
}

bool ParseOption(const std::string &option, Options &options) {
  const size_t equals = option.find('=');
  const std::string name = option.substr(0, equals);
  const std::string value = equals == std::string::npos ? "" : option.substr(equals + 1);
  if (option == "--quick") return options.quick = true;
  if (name == "--rows") return ParseList(value, RowNames(), options.rows);
  if (name == "--dtypes") return ParseList(value, DtypeNames(), options.dtypes);
  if (name == "--repetitions") return ParseCount(value, options.repetitions);
  std::fprintf(stderr,
               "vact_bench: unknown option: %s\n"
               "options: --quick --rows=NAME,... --dtypes=NAME,... --repetitions=N, and Google "
               "Benchmark's (--help)\n",
               option.c_str());
  return false;
}

}  // namespace

std::optional<Options> ParseOptions(int argc, char **argv) {
  Options options;
  for (int i = 1; i < argc; i++)
    if (!ParseOption(argv[i], options)) return std::nullopt;
  return options;
}
