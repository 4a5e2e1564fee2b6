// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// From a request with a large body to the first byte of its answer, on loopback, against a plain socket.
#include "perf/benches/benches.h"
#include "perf/benches/rig.h"
#include "support/uploadtimes.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside::perf {

Figures benchFirstByte(const BenchOptions &)
{
    QList<Figure> figures;
    for (const qsizetype size : {1'000, 20'000, 100'000, 1'000'000}) {
        for (const auto connection : {test::Connection::Kept, test::Connection::New}) {
            const auto plain = test::medianFirstByte(test::Client::PlainSocket, connection, size);
            const auto ours = test::medianFirstByte(test::Client::Lineside, connection, size);
            if (plain == 0us || ours == 0us)
                return unmeasured(u"A request of %1 bytes was not answered."_s.arg(size));
            const QString name = connection == test::Connection::Kept ? u"kept"_s : u"new"_s;
            figures.append({u"firstbyte.%1.%2"_s.arg(size).arg(name), double(ours.count()) / 1000, u"ms"_s,
                            Baseline{u"plain socket"_s, double(plain.count()) / 1000},
                            size == 100'000 ? std::optional(atMost(3)) : std::nullopt});
        }
    }
    return figures;
}

} // namespace lineside::perf
