// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/workspacefile.h"

#include "store/jsonfile.h"
#include "store/workspacejson.h"

#include <QCoreApplication>
#include <QMutexLocker>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Store)
};

Error storageError(const QString &message, const QString &hint, const QString &details = {})
{
    return {.kind = Error::Kind::Storage, .message = message, .hint = hint, .details = details, .httpStatus = 0};
}

} // namespace

WorkspaceFile::WorkspaceFile(QString fileName)
    : m_fileName(std::move(fileName))
{
    m_writer.setMaxThreadCount(1);
}

WorkspaceFile::~WorkspaceFile()
{
    m_writer.waitForDone();
}

QString WorkspaceFile::defaultFileName()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/lineside/workspace.json"_s;
}

Result<Workspace> WorkspaceFile::load()
{
    m_writer.waitForDone(); // our own save may be on its way
    m_source = {};
    m_onDisk.reset();
    m_besideName.clear();
    auto bytes = readWholeFile(m_fileName);
    if (!bytes)
        return failure(bytes.error());
    if (!*bytes)
        return Workspace();
    auto document = readWorkspace(**bytes);
    if (document) {
        m_onDisk = **bytes;
        m_source = document->source;
        return document->workspace;
    }
    // m_onDisk stays empty, so that a save will not overwrite what could not be read, should it still be there.
    if (document.error().kind == Error::Kind::Configuration)
        return failure(storageError(Tr::tr("The workspace file %1 cannot be used: %2").arg(m_fileName, document.error().message),
                                    document.error().hint));
    const auto kept = setAside(m_fileName);
    if (!kept)
        return failure(storageError(Tr::tr("The workspace file %1 is damaged: %2").arg(m_fileName, document.error().message),
                                    Tr::tr("It was left as it is. Correct it and start again."), kept.error().message));
    return failure(storageError(Tr::tr("The workspace file %1 is damaged: %2").arg(m_fileName, document.error().message),
                                Tr::tr("It was kept as %1. Correct it and rename it back, or begin anew.").arg(*kept)));
}

void WorkspaceFile::save(const Workspace &workspace, QObject *context, Callback<void> done)
{
    auto bytes = writeWorkspace(workspace, m_source);
    if (!bytes) {
        QMetaObject::invokeMethod(
            context, [done = std::move(done), error = bytes.error()] { done(failure(error)); }, Qt::QueuedConnection);
        return;
    }
    const QMutexLocker lock(&m_lock);
    if (m_next) {
        m_next->bytes = *bytes;
        m_next->waiters.push_back({context, std::move(done)});
        return;
    }
    m_next = std::make_shared<Save>();
    m_next->bytes = *bytes;
    m_next->waiters.push_back({context, std::move(done)});
    m_writer.start([this] { writeNext(); });
}

// In the writer's thread.
void WorkspaceFile::writeNext()
{
    std::shared_ptr<Save> save;
    {
        const QMutexLocker lock(&m_lock);
        save = std::exchange(m_next, nullptr);
    }
    const Result<void> result = write(save->bytes);
    QMetaObject::invokeMethod(
        &m_home, [this, save, result] { answer(save, result); }, Qt::QueuedConnection);
}

Result<void> WorkspaceFile::write(const QByteArray &bytes)
{
    const auto present = readWholeFile(m_fileName);
    if (!present)
        return failure(present.error());
    if (*present == bytes) {
        m_onDisk = bytes;
        return {};
    }
    // A file that vanished may be written again; one that is there must be the one we know.
    if (*present && *present != m_onDisk)
        return writeBeside(bytes);
    auto written = replaceFile(m_fileName, bytes);
    if (written)
        m_onDisk = bytes;
    return written;
}

Result<void> WorkspaceFile::writeBeside(const QByteArray &bytes)
{
    if (m_besideName.isEmpty())
        m_besideName = m_fileName + u".mine-"_s + fileTimeStamp();
    const auto written = replaceFile(m_besideName, bytes);
    const QString message = Tr::tr("The workspace file %1 was changed by another program, so it was not overwritten.").arg(m_fileName);
    if (!written)
        return failure(storageError(message, Tr::tr("Start again to use it; what you changed here since is not saved."), written.error().message));
    const QString hint = Tr::tr("What you have here is kept as %1. Start again to use the other one, and bring over what you need.");
    return failure(storageError(message, hint.arg(m_besideName)));
}

void WorkspaceFile::answer(std::shared_ptr<Save> save, const Result<void> &result)
{
    for (Waiter &waiter : save->waiters) {
        if (waiter.context)
            QMetaObject::invokeMethod(
                waiter.context, [done = std::move(waiter.done), result] { done(result); }, Qt::QueuedConnection);
    }
}

} // namespace lineside
