// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// lineside-bench: runs the measurements and tells what came of them and whether it is what was promised.
#include "net/lowdelay.h"
#include "perf/benches/benches.h"
#include "perf/harness/process.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <array>
#include <cstdio>

using namespace lineside;
using namespace lineside::perf;
using namespace Qt::StringLiterals;

namespace {

enum ExitCode { Ran = 0, NotMeasured = 1, BadUsage = 2 };

struct Bench {
    QLatin1StringView name;
    Figures (*measure)(const BenchOptions &);
    bool byDefault;
    const char *about;
};

constexpr std::array benches{
    Bench{"instructions"_L1, &benchInstructions, true, "instructions for 10 kB of Markdown, against QTextEdit without Markdown"},
    Bench{"blocks"_L1, &benchBlocks, true, "the longest block of the window thread, and the growth from 10 kB to 1 MB"},
    Bench{"history"_L1, &benchHistory, true, "a conversation of 10,000 messages: opened, scrolled, jumped about in, its memory"},
    Bench{"conversations"_L1, &benchConversations, true, "the list of 100,000 conversations: opened, filtered, its memory"},
    Bench{"start"_L1, &benchStart, true, "from the start to the first paint, against an empty program"},
    Bench{"latency"_L1, &benchLatency, true, "from a delta to its paint"},
    Bench{"cpu"_L1, &benchCpu, true, "processor time of 100 kB of Markdown, against curl"},
    Bench{"memory"_L1, &benchMemory, true, "memory after 1 MB of Markdown"},
    Bench{"firstbyte"_L1, &benchFirstByte, true, "from a request to its first byte, by the size of its body"},
    Bench{"highlight"_L1, &benchHighlight, true, "telling code of five languages apart, and the longest that a line takes"},
    Bench{"diagnosis"_L1, &benchDiagnosis, true, "whether origin and cause are told right, with what is taken for what"},
    Bench{"drift"_L1, &benchDrift, true, "5,000 routes listed and compared, and the longest block meanwhile"},
    Bench{"timing"_L1, &benchTiming, true, "how far a probe's times are from those of the server"},
    Bench{"compare-ways"_L1, &benchCompareWays, false, "how often a comparison of two ways holds the truth, by real probes (a minute)"},
    Bench{"peers"_L1, &benchPeers, false, "processor time and memory, against React pages in Chromium"},
    Bench{"import"_L1, &benchImport, false, "an export of 100 MB brought into the history, and cancelled on the way"},
    Bench{"store"_L1, &benchStore, false, "the history on disk with a million messages: saved, opened, searched (some minutes)"},
    Bench{"soak"_L1, &benchSoak, false, "whether memory grows over many answers (30 minutes)"},
};

struct Order {
    QList<Bench> benches;
    BenchOptions options;
    QString json;
};

void listBenches(FILE *out)
{
    for (const Bench &bench : benches)
        fprintf(out, "  %-14s %s%s\n", bench.name.data(), bench.about, bench.byDefault ? "" : "; only by name");
}

[[noreturn]] void refuse(const QString &why)
{
    fprintf(stderr, "lineside-bench: %s\nusage: lineside-bench [NAME…] [--json FILE] [--rounds N] [--minutes N] | --list\n", qPrintable(why));
    listBenches(stderr);
    exit(BadUsage);
}

int countIn(const QCommandLineParser &parser, const QString &option)
{
    bool isNumber = false;
    const int count = parser.value(option).toInt(&isNumber);
    if (!isNumber || count < 1 || count > 1000)
        refuse(u"--%1 takes a number from 1 to 1000."_s.arg(option));
    return count;
}

Order orderOf(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({{u"json"_s, {}, u"FILE"_s}, {u"rounds"_s, {}, u"N"_s, u"3"_s}, {u"minutes"_s, {}, u"N"_s, u"30"_s}, QCommandLineOption(u"list"_s)});
    if (!parser.parse(arguments))
        refuse(parser.errorText());
    if (parser.isSet(u"list"_s)) {
        listBenches(stdout);
        exit(Ran);
    }
    Order order{{}, {countIn(parser, u"rounds"_s), countIn(parser, u"minutes"_s)}, parser.value(u"json"_s)};
    const QStringList names = parser.positionalArguments();
    for (const Bench &bench : benches) {
        if (names.isEmpty() ? bench.byDefault : names.contains(bench.name))
            order.benches.append(bench);
    }
    for (const QString &name : names) {
        if (std::ranges::none_of(benches, [&name](const Bench &bench) { return name == bench.name; }))
            refuse(u"There is no measurement “%1”."_s.arg(name));
    }
    return order;
}

} // namespace

int main(int argc, char **argv)
{
    const LowDelay<QCoreApplication> application(argc, argv);
    const Order order = orderOf(QCoreApplication::arguments());
    setvbuf(stdout, nullptr, _IOLBF, 0);
    printf("load of the machine before: %.2f\n", machineLoad());
    QList<Figure> figures;
    int exitCode = Ran;
    for (const Bench &bench : order.benches) {
        const Figures measured = bench.measure(order.options);
        if (measured) {
            figures += *measured;
        } else {
            exitCode = NotMeasured;
            fprintf(stderr, "lineside-bench: %s: %s\n", bench.name.data(), qPrintable(measured.error()));
        }
    }
    printf("\n%s", qPrintable(figureTable(figures)));
    if (!order.json.isEmpty()) {
        QFile file(order.json);
        if (!file.open(QIODevice::WriteOnly) || file.write(figureJson(figures)) < 0) {
            fprintf(stderr, "lineside-bench: %s: %s\n", qPrintable(order.json), qPrintable(file.errorString()));
            exitCode = NotMeasured;
        }
    }
    return exitCode;
}
