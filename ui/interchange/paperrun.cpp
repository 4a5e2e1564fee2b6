// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/interchange/paperrun.h"

#include <QElapsedTimer>

namespace lineside {

namespace {

constexpr qint64 progressEvery = 50; // milliseconds

} // namespace

PaperRun::PaperRun(ConversationRecord record, const PaperLook &look, std::unique_ptr<PaperStack> paper, QObject *parent)
    : QObject(parent)
    , m_record(std::move(record))
    , m_look(look)
    , m_paper(std::move(paper))
{
}

PaperRun::~PaperRun()
{
    m_cancelled = true;
    if (m_thread)
        m_thread->wait(); // it asks after every line
}

void PaperRun::start()
{
    m_thread.reset(QThread::create([this] { paint(); }));
    m_thread->start(QThread::LowPriority);
}

void PaperRun::paint()
{
    QElapsedTimer last;
    last.start();
    PagedTranscript pages(m_look, *m_paper);
    const bool isWhole = pages.add(m_record, [this, &last](double share) {
        if (last.elapsed() >= progressEvery) {
            last.restart();
            QMetaObject::invokeMethod(this, [this, share] { Q_EMIT progressed(share); });
        }
        return !m_cancelled;
    });
    const bool isEnded = m_paper->end();
    if (m_cancelled)
        return;
    QMetaObject::invokeMethod(this, [this, isPainted = isWhole && isEnded, sheets = pages.sheetCount()] {
        if (isPainted)
            Q_EMIT finished(sheets);
        else
            Q_EMIT failed({.kind = Error::Kind::Storage, .message = tr("Not every page could be printed."), .hint = tr("Check the printer, or the file that it prints to."),
                           .details = {}, .httpStatus = 0});
    });
}

} // namespace lineside
