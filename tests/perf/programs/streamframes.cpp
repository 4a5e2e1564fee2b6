// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// perf_streamframes --kind K --size N --rate R [--plain] [--frames N]: an answer grows in a window of 900x700, frame by frame at 60 Hz on a
// virtual clock. Writes the processor time of the window thread in each frame, with its layout and painting, as a JSON object.
// --plain shows it in a QTextEdit instead, as text without Markdown: the least that Qt's own widgets can do.
#include "perf/harness/corpus.h"
#include "perf/programs/conversationrig.h"
#include "perf/programs/paintwatch.h"
#include "perf/programs/threadtime.h"
#include "perf/programs/virtualclock.h"
#include "ui/theme/theme.h"
#include "ui/transcript/transcriptview.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScrollBar>
#include <QTextCursor>
#include <QTextEdit>

#include <algorithm>
#include <cstdio>
#include <memory>

using namespace lineside;
using namespace lineside::perf;
using namespace Qt::StringLiterals;

namespace {

// What an answer grows in.
class Shown
{
public:
    virtual ~Shown() = default;
    virtual QWidget &widget() = 0;
    virtual void grow(const QStringList &deltas) = 0;
    virtual void end() = 0;
};

class ShownTranscript : public Shown
{
public:
    ShownTranscript()
    {
        m_view.setSession(&m_rig.session());
        m_rig.ask(u"Write a lot."_s);
    }
    ~ShownTranscript() override { m_view.setSession(nullptr); }
    QWidget &widget() override { return m_view; }
    void grow(const QStringList &deltas) override { m_rig.arrive(deltas); }
    void end() override { m_rig.complete(); }

private:
    ConversationRig m_rig;
    TranscriptView m_view;
};

class ShownText : public Shown
{
public:
    ShownText() { m_edit.setReadOnly(true); }
    QWidget &widget() override { return m_edit; }
    void grow(const QStringList &deltas) override
    {
        QTextCursor cursor(m_edit.document());
        cursor.movePosition(QTextCursor::End);
        cursor.insertText(deltas.join(QString()));
        m_edit.verticalScrollBar()->setValue(m_edit.verticalScrollBar()->maximum());
    }
    void end() override { }

private:
    QTextEdit m_edit;
};

// All frames of an answer.
struct Played {
    QJsonArray totals;
    QJsonArray blocks;

    void add(const virtualclock::FrameCost &cost)
    {
        totals.append(cost.total);
        blocks.append(cost.longest);
    }
};

Played play(Shown &shown, const QStringList &deltas, int rate, qsizetype mostFrames)
{
    Played played;
    qsizetype given = 0;
    for (qsizetype number = 1; given < deltas.size() && number <= mostFrames; ++number) {
        const qsizetype due = std::min<qsizetype>(number * rate / 60, deltas.size());
        played.add(virtualclock::frame([&] { shown.grow(deltas.mid(given, due - given)); }));
        given = due;
    }
    if (given == deltas.size())
        played.add(virtualclock::frame([&shown] { shown.end(); }));
    return played;
}

} // namespace

int main(int argc, char **argv)
{
    PaintWatch<QApplication> application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"kind"_s, {}, u"K"_s, u"mixed"_s},
                       {u"size"_s, {}, u"N"_s, u"10000"_s},
                       {u"rate"_s, {}, u"R"_s, u"1000"_s},
                       {u"frames"_s, {}, u"N"_s, u"1000000000"_s},
                       QCommandLineOption(u"plain"_s)});
    parser.process(application);
    const std::optional<CorpusKind> kind = corpusKind(parser.value(u"kind"_s));
    if (!kind)
        return 2;
    const QStringList deltas = corpusDeltas(*kind, parser.value(u"size"_s).toLongLong());

    virtualclock::stop();
    std::unique_ptr<Shown> shown;
    if (parser.isSet(u"plain"_s)) {
        shown = std::make_unique<ShownText>(); // in Qt's own colours and style: ours would slow it down
    } else {
        theme::apply(application, {});
        shown = std::make_unique<ShownTranscript>();
    }
    shown->widget().resize(900, 700);
    shown->widget().show();
    virtualclock::frame([] {});

    const qint64 updatesBefore = application.updates();
    const qint64 cpuBefore = processCpu();
    const Played played = play(*shown, deltas, parser.value(u"rate"_s).toInt(), parser.value(u"frames"_s).toLongLong());
    const QJsonObject result{{"framesUs"_L1, played.totals},
                             {"blocksUs"_L1, played.blocks},
                             {"updates"_L1, double(application.updates() - updatesBefore)},
                             {"cpuMs"_L1, double(processCpu() - cpuBefore) / 1e6},
                             {"pssKb"_L1, double(ownPss())}};
    fputs(QJsonDocument(result).toJson(QJsonDocument::Compact).constData(), stdout);
    return 0;
}
