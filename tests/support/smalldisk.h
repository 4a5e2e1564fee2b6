// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QString>

#include <cerrno>
#include <cstring>
#include <sys/mount.h>

namespace lineside::test {

/// A file system of its own over a folder; gone with the value. Needs root, or a user namespace of one's own.
class SmallDisk
{
public:
    SmallDisk(const QString &path, const char *options)
        : m_path(QFile::encodeName(path))
        , m_mounted(::mount("tmpfs", m_path.constData(), "tmpfs", 0, options) == 0)
        , m_problem(m_mounted ? 0 : errno)
    {
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_path.constData(), MNT_DETACH);
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)
    bool isMounted() const { return m_mounted; }
    QByteArray problem() const { return std::strerror(m_problem); }
    bool remount(unsigned long flags, const char *options) const
    {
        return ::mount("tmpfs", m_path.constData(), "tmpfs", MS_REMOUNT | flags, options) == 0;
    }

private:
    QByteArray m_path;
    bool m_mounted;
    int m_problem;
};

} // namespace lineside::test
