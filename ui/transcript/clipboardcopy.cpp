// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/clipboardcopy.h"

#include <QGuiApplication>
#include <QMimeData>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

/// Characters that are read well within a frame.
constexpr qsizetype mostAtOnce = 64 * 1024;

void put(const CopiedText &text, CopyForm form, QClipboard::Mode mode)
{
    if (!text.plain.isEmpty() || !text.markdown.isEmpty())
        QGuiApplication::clipboard()->setMimeData(mimeDataOf(text, form), mode);
}

} // namespace

QMimeData *mimeDataOf(const CopiedText &text, CopyForm form)
{
    auto *data = new QMimeData; // whoever takes it owns it
    data->setText(form == CopyForm::Markdown ? text.markdown : text.plain);
    data->setData(u"text/markdown"_s, text.markdown.toUtf8());
    return data;
}

ClipboardCopy::ClipboardCopy(QObject *parent)
    : QObject(parent)
{
    for (const QClipboard::Mode mode : {QClipboard::Clipboard, QClipboard::Selection}) {
        Reading *reading = &this->reading(mode);
        connect(&reading->watcher, &QFutureWatcherBase::finished, this, [reading, mode] {
            if (!reading->watcher.isCanceled())
                put(reading->watcher.result(), reading->form, mode);
        });
    }
}

ClipboardCopy::~ClipboardCopy()
{
    for (Reading &reading : m_readings)
        reading.watcher.cancel(); // it owns all that it reads, and ends by itself
}

void ClipboardCopy::copy(const TranscriptExtract &extract, CopyForm form, QClipboard::Mode mode)
{
    Reading &current = reading(mode);
    current.watcher.cancel();
    if (extract.size() <= mostAtOnce) {
        current.watcher.setFuture({});
        put(copied(extract), form, mode);
        return;
    }
    current.form = form;
    current.watcher.setFuture(QtConcurrent::run([extract](QPromise<CopiedText> &promise) {
        promise.addResult(copied(extract, [&promise] { return promise.isCanceled(); }));
    }));
}

} // namespace lineside
