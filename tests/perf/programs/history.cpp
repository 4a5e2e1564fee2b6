// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// perf_history --messages N [--steps N] [--jumps N]: opens a conversation of N messages in a window of 900x700, scrolls it from its end, and jumps
// about in it, on a virtual clock. Writes the processor times as a JSON object.
#include "perf/programs/conversationrig.h"
#include "perf/programs/paintwatch.h"
#include "perf/programs/threadtime.h"
#include "perf/programs/virtualclock.h"
#include "ui/theme/theme.h"
#include "ui/transcript/transcriptview.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScrollBar>

#include <cstdio>
#include <random>

using namespace lineside;
using namespace lineside::perf;
using namespace Qt::StringLiterals;

namespace {

constexpr int step = 100; ///< pixels, about what a notch of a wheel scrolls

QScrollBar *scrollBarOf(TranscriptView &view)
{
    auto *area = qobject_cast<QAbstractScrollArea *>(static_cast<QWidget *>(&view));
    if (!area)
        area = view.findChild<QAbstractScrollArea *>();
    return area ? area->verticalScrollBar() : nullptr;
}

QJsonArray scroll(QScrollBar &bar, int steps)
{
    QJsonArray costs;
    for (int left = steps; left > 0; --left)
        costs.append(virtualclock::frame([&bar] { bar.setValue(bar.value() - step); }).total);
    return costs;
}

QJsonArray jump(QScrollBar &bar, int jumps)
{
    std::mt19937 generator(20'261'122);
    QJsonArray costs;
    for (int left = jumps; left > 0; --left)
        costs.append(virtualclock::frame([&bar, &generator] { bar.setValue(int(generator() % unsigned(bar.maximum() + 1))); }).total);
    return costs;
}

} // namespace

int main(int argc, char **argv)
{
    PaintWatch<QApplication> application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"messages"_s, {}, u"N"_s, u"100"_s}, {u"steps"_s, {}, u"N"_s, u"0"_s}, {u"jumps"_s, {}, u"N"_s, u"0"_s}});
    parser.process(application);
    theme::apply(application, {});
    ConversationRig rig;
    rig.fill(parser.value(u"messages"_s).toInt());
    virtualclock::stop();
    TranscriptView view;
    view.resize(900, 700);
    view.show();
    virtualclock::frame([] {});

    const qint64 updatesBefore = application.updates();
    const qint64 cpuBefore = processCpu();
    qint64 cpuAtFirstPaint = 0;
    application.setPainted([&cpuAtFirstPaint] {
        if (cpuAtFirstPaint == 0)
            cpuAtFirstPaint = processCpu();
    });
    virtualclock::frame([&view, &rig] { view.setSession(&rig.session()); });
    const qint64 pssOpened = ownPss();
    QScrollBar *bar = scrollBarOf(view);
    if (!bar || cpuAtFirstPaint == 0)
        return 1;
    const QJsonArray steps = scroll(*bar, parser.value(u"steps"_s).toInt());
    const QJsonArray jumps = jump(*bar, parser.value(u"jumps"_s).toInt());
    const QJsonObject result{{"openMs"_L1, double(cpuAtFirstPaint - cpuBefore) / 1e6},
                             {"stepsUs"_L1, steps},
                             {"jumpsUs"_L1, jumps},
                             {"updates"_L1, double(application.updates() - updatesBefore)},
                             {"pssOpenedKb"_L1, double(pssOpened)},
                             {"pssKb"_L1, double(ownPss())}};
    fputs(QJsonDocument(result).toJson(QJsonDocument::Compact).constData(), stdout);
    view.setSession(nullptr);
    return 0;
}
