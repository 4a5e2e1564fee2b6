// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/interchange/pagedtranscript.h"

#include <QObject>
#include <QThread>

#include <atomic>

namespace lineside {

/// Paints one conversation on paper in a thread of its own. Emits `finished` or `failed` once, and neither after it is deleted, which
/// stops it.
class PaperRun : public QObject
{
    Q_OBJECT
public:
    PaperRun(ConversationRecord record, const PaperLook &look, std::unique_ptr<PaperStack> paper, QObject *parent = nullptr);
    ~PaperRun() override;

    void start();

Q_SIGNALS:
    void progressed(double share);
    void finished(int sheets);
    void failed(const lineside::Error &error); ///< no sheet could be had

private:
    void paint();

    ConversationRecord m_record;
    PaperLook m_look;
    std::unique_ptr<PaperStack> m_paper;
    std::atomic<bool> m_cancelled = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace lineside
