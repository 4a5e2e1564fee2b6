// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace lineside {

class Banner;

/// Holds banners, one under the other. Takes no room while none of them says anything.
class BannerStrip : public QWidget
{
    Q_OBJECT
public:
    explicit BannerStrip(QWidget *parent = nullptr);
    Banner *add(const QString &name);

protected:
    bool event(QEvent *event) override;

private:
    void fitMargins();
};

} // namespace lineside
