// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// perf_gate: the one measurement that holds on any machine, as a test: fails if showing Markdown costs more instructions than it may.
#include "perf/benches/benches.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

using namespace lineside::perf;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const Figures figures = benchInstructions({});
    if (!figures) {
        printf("%s\n", qPrintable(figures.error()));
        return 1;
    }
    printf("%s", qPrintable(figureTable(*figures)));
    return std::ranges::all_of(*figures, [](const Figure &figure) { return figure.holds() == true; }) ? 0 : 1;
}
