// One scheduling pass over one queue at one instant: the text of FCFS and of EASY backfill, for every kind of room.
//
// Assumption: time limits are upper bounds of runs. Procedure:
//   1. the head of the queue starts, and the next head, as long as each fits; a job that could not run even if the pool
//   were
//      empty is passed over, it blocks nobody
//   2. the head that does not fit is promised the earliest instant at which it will, by the limits (the shadow time)
//   3. the others are asked one by one, in the order of the queue or the shortest first; who fits into the gap starts
// Nobody is asked twice: a start only ever takes room away.
#pragma once

#include "policy/queue_policy.hpp"

namespace gwanje::policy {

// A View offers
//   Job                     a handle that can be tested for "nobody"
//   Job head()              the first that neither started nor was passed over in this pass
//   bool start(Job)         places it if it fits now
//   bool could_run(Job)     false when even an empty pool would not do
//   void pass_over(Job)
//   bool nobody_fits()      certain knowledge that step 3 would find nobody
//   void promise(Job)       step 2
//   Job candidate(order)    the next, in that order, that fits into the gap
//   void backfill(Job)      places it, and takes it from the extra if it outlasts the shadow time
template <class View>
void run_pass(View& view, const QueuePolicy& policy) {
    auto head = view.head();
    for (; head; head = view.head()) {
        if (view.start(head)) continue;
        if (view.could_run(head)) break;
        view.pass_over(head);
    }
    if (!head || policy.backfill == Backfill::none || view.nobody_fits()) return;
    view.promise(head);
    while (auto next = view.candidate(policy.candidates)) view.backfill(next);
}

}  // namespace gwanje::policy
