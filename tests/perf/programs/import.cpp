// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// perf_import MEGABYTES take | cancel-reading | cancel-saving: makes an export of that size and imports it into a new history on disk, or
// cancels that in the middle. Writes times in milliseconds and the process's largest size as a JSON object.
#include "interchange/historyimport.h"
#include "interchange/samplefile.h"
#include "store/sqlitehistorystore.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <memory>
#include <sys/resource.h>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

/// The longest time for which the event loop did not come round.
class LoopWatch : public QObject
{
public:
    LoopWatch()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_longest = qMax(m_longest, milliseconds(m_since));
            m_since.restart();
        });
        m_since.start();
        m_timer.start(1);
    }
    double longest() const { return m_longest; }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    double m_longest = 0;
};

class Measurement : public QObject
{
public:
    Measurement(const QString &fileName, const QString &folder, const QString &what)
        : m_store(folder + u"/history.db"_s)
        , m_fileName(fileName)
        , m_what(what)
    {
    }

    void start()
    {
        m_before = peakMegabytes();
        m_import = std::make_unique<HistoryImport>(m_store, m_fileName);
        connect(m_import.get(), &HistoryImport::stageChanged, this, &Measurement::note);
        connect(m_import.get(), &HistoryImport::progressed, this, [this](qint64 bytes, qint64 total) {
            if (m_what == "cancel-reading"_L1 && bytes > total / 2)
                cancel();
        });
        connect(m_import.get(), &HistoryImport::finished, this, [this](const ImportSummary &summary) {
            m_json.insert("conversations"_L1, summary.conversations);
            m_json.insert("messages"_L1, summary.messages);
            tell();
        });
        connect(m_import.get(), &HistoryImport::failed, this, [](const Error &error) { qFatal("%s", qPrintable(error.message)); });
        m_watch = std::make_unique<LoopWatch>();
        m_timer.start();
        m_import->start();
    }

private:
    void note(HistoryImport::Stage stage)
    {
        using Stage = HistoryImport::Stage;
        const char *const over = stage == Stage::Comparing ? "readMs" : stage == Stage::Saving ? "compareMs" : stage == Stage::Over ? "saveMs" : nullptr;
        if (over && !m_cancelling.isValid())
            m_json.insert(QString::fromLatin1(over), milliseconds(m_timer));
        m_timer.restart();
        if (stage == Stage::Saving && m_what == "cancel-saving"_L1)
            QTimer::singleShot(300, this, &Measurement::cancel);
    }

    void cancel()
    {
        if (m_cancelling.isValid())
            return;
        m_cancelling.start();
        m_import->disconnect(this);
        m_import->cancel();
        m_json.insert("cancelMs"_L1, milliseconds(m_cancelling)); // how long the window is held up
        QTimer::singleShot(0, this, [this] {
            m_import.reset();
            m_json.insert("goneMs"_L1, milliseconds(m_cancelling));
            m_store.conversations(false, 0, 10, this, [this](const Result<QList<ConversationRow>> &) {
                m_store.conversations(false, 0, 10, this, [this](const Result<QList<ConversationRow>> &rows) {
                    m_json.insert("settledMs"_L1, milliseconds(m_cancelling));
                    m_json.insert("left"_L1, rows ? rows->size() : -1);
                    tell();
                });
            });
        });
    }

    void tell()
    {
        QTimer::singleShot(50, this, [this] { // what is freed late counts, too
            m_json.insert("gapMs"_L1, m_watch->longest());
            m_json.insert("peakMb"_L1, peakMegabytes());
            m_json.insert("beforeMb"_L1, m_before);
            fputs(QJsonDocument(m_json).toJson(QJsonDocument::Compact).constData(), stdout);
            QCoreApplication::quit();
        });
    }

    SqliteHistoryStore m_store;
    QString m_fileName;
    QString m_what;
    std::unique_ptr<HistoryImport> m_import;
    std::unique_ptr<LoopWatch> m_watch;
    QElapsedTimer m_timer;
    QElapsedTimer m_cancelling;
    double m_before = 0;
    QJsonObject m_json;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QTemporaryDir folder;
    const QString fileName = folder.filePath(u"conversations.json"_s);
    if (arguments.size() != 3 || test::writeSampleExport(fileName, arguments.at(1).toLongLong() * 1'000'000) == 0) {
        fputs("usage: perf_import MEGABYTES take|cancel-reading|cancel-saving\n", stderr);
        return 2;
    }
    Measurement measurement(fileName, folder.path(), arguments.at(2));
    QTimer::singleShot(200, &measurement, &Measurement::start);
    return QCoreApplication::exec();
}
