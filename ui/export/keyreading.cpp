// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/keyreading.h"

#include <QTimer>

#include <chrono>
#include <memory>

using namespace std::chrono_literals;

namespace lineside {

namespace {

constexpr auto longestWait = 3s;

} // namespace

void readKeys(SecretStore &secrets, const QList<SecretRef> &references, QObject *context, std::function<void(ReadKeys)> done)
{
    auto *reading = new QObject(context); // deleted with what is still under way
    const auto read = std::make_shared<ReadKeys>();
    const auto open = std::make_shared<qsizetype>(references.size());
    const auto end = [reading, read, done = std::move(done)] {
        reading->deleteLater();
        done(std::move(*read));
    };
    auto *limit = new QTimer(reading);
    limit->setSingleShot(true);
    QObject::connect(limit, &QTimer::timeout, reading, [read, open, end] {
        read->isWhole = *open <= 0;
        *open = -1; // nothing more is told
        end();
    });
    limit->start(references.isEmpty() ? 0ms : std::chrono::milliseconds(longestWait));
    for (const SecretRef &reference : references) {
        secrets.read(reference, reading, [=](Result<Secret> key) {
            if (*open <= 0)
                return;
            if (key)
                read->keys.emplace(reference, std::move(*key));
            else
                read->missing.append(reference);
            if (--*open > 0)
                return;
            limit->stop();
            end();
        });
    }
}

} // namespace lineside
