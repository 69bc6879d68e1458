#include "cases.h"

#include "loops.h"

namespace {

struct Family {
  const char *name;
  std::vector<Case> (*cases)(const Plan &);
};

const Family kFamilies[] = {
    {"learnable", LearnableCases},
    {"glu", GluCases},
    {"maxout", MaxoutCases},
    {"dense", DenseCases},
};

/* With as much for what others need between their passes. */
bool FitsMemory(const Plan &plan, const Case &one) {
  return 2 * one.bytes <= static_cast<double>(plan.memory_bytes) / 2;
}

void AddCopy(Case &to, const char *name, std::shared_ptr<Arrays> arrays,
             vact_bench_traffic_loop *loop) {
  if (!loop) return;
  to.contenders.push_back({name, [arrays, loop](int) -> Call {
                             arrays->Make();
                             return {[arrays, loop] {
                                       loop(arrays->in_bytes(), arrays->in(), arrays->out_bytes(),
                                            arrays->out());
                                     },
                                     ""};
                           }});
}

}  // namespace

std::vector<std::string> CaseFamilies() {
  std::vector<std::string> names;
  for (const Family &family : kFamilies) names.push_back(family.name);
  return names;
}

std::vector<Case> AllCases(const Plan &plan) {
  std::vector<Case> cases;
  if (plan.isa == VACT_ISA_portable) return cases;
  for (const Family &family : kFamilies)
    if (IsChosen(plan.rows, family.name))
      for (Case &one : family.cases(plan))
        if (FitsMemory(plan, one)) cases.push_back(std::move(one));
  return cases;
}

void AddCopies(Case &to, std::shared_ptr<Arrays> arrays) {
  const vact_bench_copy &loops = vact_bench_copy_loops[vact_isa_active()];
  AddCopy(to, "copy", arrays, loops.traffic);
  AddCopy(to, "copy_streaming", arrays, loops.traffic_streaming);
}
