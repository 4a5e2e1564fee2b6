// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/exportfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ExportFile)
};

constexpr qsizetype longestName = 60;

Result<void> write(const QString &name, const QByteArray &bytes, FileAccess access)
{
    QSaveFile file(name);
    const bool isOpen = file.open(QIODevice::WriteOnly);
    // Before a byte is in it: what was there may have been open to others.
    const bool isClosed = access == FileAccess::Usual || file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (!isOpen || !isClosed || file.write(bytes) != bytes.size() || !file.flush() || !file.commit())
        return failure(Error::Kind::Storage, Tr::tr("The file %1 cannot be written: %2.").arg(name, file.errorString()));
    return {};
}

} // namespace

Result<void> writeExport(const ExportedText &made, const QString &fileName, FileAccess access)
{
    const QByteArray text = made.text.toUtf8();
    if (const Result<void> written = write(fileName, text, access); !written)
        return written;
    const QDir folder = QFileInfo(fileName).absoluteDir();
    for (const ExportedFile &file : made.files) {
        if (file.bytes == text)
            continue; // the text itself, under the name that it would have
        if (const Result<void> written = write(folder.filePath(file.name), file.bytes, access); !written)
            return written;
    }
    return {};
}

QString exportFileName(const QString &name, const ExportForm &form)
{
    QString base;
    for (const QChar c : name.left(longestName)) {
        if (c.isLetterOrNumber() || c == u'.' || c == u'_')
            base += c;
        else if (!base.isEmpty() && !base.endsWith(u'-'))
            base += u'-';
    }
    while (base.endsWith(u'-') || base.endsWith(u'.'))
        base.chop(1);
    while (base.startsWith(u'.') || base.startsWith(u'-'))
        base.remove(0, 1);
    if (form.id == "apisix-yaml"_L1)
        return u"apisix.yaml"_s; // the gateway reads it under no other name
    if (form.id == "adc"_L1)
        return u"adc.yaml"_s;
    return (base.isEmpty() ? u"request"_s : base) + u'.' + form.suffix;
}

} // namespace lineside
